import assert from 'node:assert/strict';
import { TurnContext } from 'botbuilder';
import { foreseeTurn } from '../../bot/foresee-turn.ts';
import { classifyTurn } from '../../bot/turn.ts';
import { ok } from '../../services/platform/result.ts';
import { executed, said } from '../harness/activities.ts';
import { FakeTeams } from '../harness/fake-teams.ts';

/** What is asked of whom before the turn begins. */
async function askedBefore(activity: ReturnType<typeof said>): Promise<readonly string[]> {
  const asked: string[] = [];
  const turn = classifyTurn(activity);
  assert.ok(turn.ok);
  const services = {
    gate: { stillOpen: () => Promise.resolve(ok(void asked.push('open'))) },
    cases: { current: () => Promise.resolve(void asked.push('case')) },
  };
  await foreseeTurn(services, new TurnContext(new FakeTeams(), activity), turn.value);
  return asked.sort();
}

const CASES: readonly (readonly [string, ReturnType<typeof said>, readonly string[]])[] = [
  ['help, which wants neither', said('help'), []],
  ['the devices', said('my devices'), ['open']],
  ['the button for the devices', executed({ v: 1, action: 'devices.show' }), ['open']],
  ['another button', executed({ v: 1, action: 'status.show' }), []],
  ['thanks, which may be for a helper', said('thanks'), ['case']],
  ['a long wish, which may be either', said('hello, I forgot the passcode of my phone'), ['case', 'open']],
];

describe('what a turn wants to know beforehand', () => {
  for (const [what, activity, wanted] of CASES) {
    it(`is right for ${what}`, async () => {
      assert.deepEqual(await askedBefore(activity), wanted);
    });
  }
});
