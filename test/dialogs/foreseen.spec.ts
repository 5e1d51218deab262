import assert from 'node:assert/strict';
import { TurnContext } from 'botbuilder';
import { Foreseen } from '../../dialogs/foreseen.ts';
import { said } from '../harness/activities.ts';
import { FakeTeams } from '../harness/fake-teams.ts';

const someTurn = (): TurnContext => new TurnContext(new FakeTeams(), said('hi'));
const answer =
  <T>(value: T) =>
  (): Promise<T> =>
    Promise.resolve(value);

describe('what a turn foresees', () => {
  it('is asked anew where nobody foresaw it, or in another turn', async () => {
    const foreseen = new Foreseen<string>();
    await foreseen.foresee(someTurn(), answer('before'));
    assert.equal(await foreseen.take(someTurn(), answer('now')), 'now');
  });

  it('is good for one use', async () => {
    const foreseen = new Foreseen<string>();
    const context = someTurn();
    await foreseen.foresee(context, answer('before'));
    assert.equal(await foreseen.take(context, answer('now')), 'before');
    assert.equal(await foreseen.take(context, answer('now')), 'now');
  });

  it('is what was asked for last: the place in the conversation was not ours before', async () => {
    const foreseen = new Foreseen<string>();
    const context = someTurn();
    await foreseen.foresee(context, answer('in vain'));
    await foreseen.foresee(context, answer('in its place'));
    assert.equal(await foreseen.take(context, answer('now')), 'in its place');
  });

  it('fails before the turn begins where it cannot be asked', async () => {
    const foreseen = new Foreseen<string>();
    await assert.rejects(
      foreseen.foresee(someTurn(), () => Promise.reject(new Error('away'))),
      /away/,
    );
  });
});
