import assert from 'node:assert/strict';
import { findCommandProblems } from '../../../manifest/checks/commands.ts';
import { somePackage, withText } from '../some-package.ts';

const PERSONAL_RESET = 'bots[0].commandLists[0].commands[0].title';
const TEAM_PAUSE = 'bots[0].commandLists[1].commands[4].title';

describe('findCommandProblems', () => {
  it('finds nothing in the package that the repository makes', async () => {
    assert.deepEqual(findCommandProblems(await somePackage()), []);
  });

  it('names a command of employees that the bot does not understand', async () => {
    const pack = withText(await somePackage(), 'de.json', PERSONAL_RESET, 'Los geht’s');

    assert.deepEqual(findCommandProblems(pack), [
      'de.json: “Los geht’s” (personal: reset) is understood as unknown',
    ]);
  });

  it('names a command of employees that the bot takes for another', async () => {
    const pack = withText(await somePackage(), 'nl.json', PERSONAL_RESET, 'Mijn apparaten');

    assert.deepEqual(findCommandProblems(pack), [
      'nl.json: “Mijn apparaten” (personal: reset) is understood as devices',
    ]);
  });

  it('names a command of the helpdesk that the bot does not understand, though it would in private', async () => {
    const pack = withText(await somePackage(), 'fr.json', TEAM_PAUSE, 'réinitialiser');

    assert.deepEqual(findCommandProblems(pack), [
      'fr.json: “réinitialiser” (team: pause) is understood as unknown',
    ]);
  });
});
