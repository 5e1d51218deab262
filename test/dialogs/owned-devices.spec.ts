import assert from 'node:assert/strict';
import { CloudAdapter, TurnContext } from 'botbuilder';
import { findOwnedOnce, listOwnedOnce } from '../../dialogs/owned-devices.ts';
import { enterScope } from '../../dialogs/turn.ts';
import { readerFor } from '../../locales/index.ts';
import { said } from '../harness/activities.ts';
import { someDevice } from '../services/devices/some-device.ts';
import { someTurn } from './some-turn.ts';

function beginTurn(): TurnContext {
  const context = new TurnContext(new CloudAdapter(), said('reset'));
  const turn = someTurn({ kind: 'typing' });
  const reader = readerFor('en', undefined);
  enterScope(context, {
    turn,
    reader,
    correlationId: 'c',
    lease: { isHeld: () => true, leave: () => undefined },
  });
  return context;
}

describe('the devices of a turn', () => {
  it('are asked for once in a turn, and again in the next', async () => {
    const asked: string[] = [];
    const directory = {
      listOwned: (userId: string) => {
        asked.push(userId);
        return Promise.resolve([someDevice()]);
      },
    };
    const [one, other] = [beginTurn(), beginTurn()];
    const lists = [await listOwnedOnce(directory, one), await listOwnedOnce(directory, one)];
    assert.deepEqual([lists[0], asked.length], [lists[1], 1]);
    await listOwnedOnce(directory, other);
    assert.equal(asked.length, 2);
  });

  it('are asked for one by one as well, each once in a turn', async () => {
    const asked: string[] = [];
    const directory = {
      findOwned: (_: string, id: string) => {
        asked.push(id);
        return Promise.resolve(id === 'unknown' ? undefined : someDevice({ id }));
      },
    };
    const [one, other] = [beginTurn(), beginTurn()];
    for (const id of ['phone', 'phone', 'unknown', 'unknown', 'tablet']) {
      const found = await findOwnedOnce(directory, one, id);
      assert.equal(found?.id, id === 'unknown' ? undefined : id);
    }
    await findOwnedOnce(directory, other, 'phone');
    assert.deepEqual(asked, ['phone', 'unknown', 'tablet', 'phone']);
  });
});
