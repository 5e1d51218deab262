import assert from 'node:assert/strict';
import { findLocalisationProblems } from '../../../manifest/checks/localisations.ts';
import { somePackage, withText } from '../some-package.ts';

describe('findLocalisationProblems', () => {
  it('finds nothing in the package that the repository makes', async () => {
    assert.deepEqual(findLocalisationProblems(await somePackage()), []);
  });

  for (const path of ['name.full', 'bots[0].commandLists[1].commands[2].description']) {
    for (const text of [undefined, ' ']) {
      it(`names ${path} where a language has ${text === undefined ? 'none' : 'an empty one'}`, async () => {
        const pack = withText(await somePackage(), 'de.json', path, text);

        assert.deepEqual(findLocalisationProblems(pack), [`de.json: ${path} is missing`]);
      });
    }
  }

  it('names a text for a command that the manifest does not have', async () => {
    const path = 'bots[0].commandLists[1].commands[9].title';
    const pack = withText(await somePackage(), 'fr.json', path, 'dossier');

    assert.deepEqual(findLocalisationProblems(pack), [`fr.json: ${path} is nothing that the manifest has`]);
  });

  it('names a language that is missing altogether', async () => {
    const pack = await somePackage();
    const { 'nl.json': dutch, ...localisations } = pack.localisations;

    assert.ok(dutch);
    assert.deepEqual(findLocalisationProblems({ ...pack, localisations }), ['nl.json is missing']);
  });
});
