import assert from 'node:assert/strict';
import type { AppPackage } from '../../../manifest/app-package.ts';
import { findSchemaProblems, loadSchemas, type Schemas } from '../../../manifest/checks/schema.ts';
import { somePackage, withText } from '../some-package.ts';

type ManifestChange = (manifest: AppPackage['manifest']) => object;

/** The package with a manifest that is wrong in one place; what is wrong need not be of the right type. */
async function withManifest(change: ManifestChange): Promise<AppPackage> {
  const pack = await somePackage();
  return { ...pack, manifest: Object.assign({ ...pack.manifest }, change(pack.manifest)) };
}

const FAULTS: readonly (readonly [what: string, change: ManifestChange, problem: RegExp])[] = [
  ['an id that is no GUID', () => ({ id: 'passcode-desk' }), /^manifest\.json: \/id must match pattern/],
  [
    'another schema’s version',
    () => ({ manifestVersion: '1.29' }),
    /^manifest\.json: \/manifestVersion must be equal/,
  ],
  [
    'a name that is too long',
    ({ name }) => ({ name: { ...name, short: 'x'.repeat(31) } }),
    /^manifest\.json: \/name\/short must NOT have more than 30/,
  ],
  [
    'a short description that is too long',
    ({ description }) => ({ description: { ...description, short: 'x'.repeat(81) } }),
    /^manifest\.json: \/description\/short must NOT have more than 80/,
  ],
  [
    'a colour that is none',
    () => ({ accentColor: 'indigo' }),
    /^manifest\.json: \/accentColor must match pattern/,
  ],
  [
    'a key that does not exist',
    () => ({ accentColour: '#000000' }),
    /^manifest\.json: \/ must NOT have additional properties \(accentColour\)$/,
  ],
  [
    'a link without a scheme',
    ({ developer }) => ({ developer: { ...developer, privacyUrl: 'contoso.com' } }),
    /^manifest\.json: \/developer\/privacyUrl must match pattern/,
  ],
  [
    'a scope that does not exist',
    ({ bots }) => ({ bots: bots?.map((bot) => ({ ...bot, scopes: ['everywhere'] })) }),
    /^manifest\.json: \/bots\/0\/scopes\/0 must be equal to one of/,
  ],
];

describe('findSchemaProblems', () => {
  let schemas: Schemas;

  before(async () => {
    schemas = await loadSchemas();
  });

  it('finds nothing in the package that the repository makes', async () => {
    assert.deepEqual(findSchemaProblems(await somePackage(), schemas), []);
  });

  for (const [what, change, problem] of FAULTS) {
    it(`names ${what}, and only that`, async () => {
      const problems = findSchemaProblems(await withManifest(change), schemas);

      assert.equal(problems.length, 1, problems.join('\n'));
      assert.match(problems[0] ?? '', problem);
    });
  }

  it('names a manifest without a bot’s id', async () => {
    const pack = await withManifest(() => ({ bots: [{ scopes: ['personal'] }] }));

    assert.deepEqual(findSchemaProblems(pack, schemas), [
      "manifest.json: /bots/0 must have required property 'botId'",
    ]);
  });

  it('names a text that is too long in one language', async () => {
    const pack = withText(await somePackage(), 'nl.json', 'description.short', 'x'.repeat(81));

    assert.deepEqual(findSchemaProblems(pack, schemas), [
      'nl.json: /description.short must NOT have more than 80 characters',
    ]);
  });

  it('names a text at a place that Teams does not let be translated', async () => {
    const pack = withText(await somePackage(), 'fr.json', 'developer.name', 'Support');

    assert.deepEqual(findSchemaProblems(pack, schemas), [
      'fr.json: / must NOT have additional properties (developer.name)',
    ]);
  });
});
