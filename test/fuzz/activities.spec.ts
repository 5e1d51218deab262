import assert from 'node:assert/strict';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import fc from 'fast-check';
import type { AppParts } from '../../bot/app.ts';
import { createMemoryBlockList } from '../../services/policy/block-list.ts';
import { createMemoryPauseSwitch } from '../../services/policy/pause-switch.ts';
import { createMemoryResetStore } from '../../services/resets/memory-reset-store.ts';
import { ALEX, MEGAN } from '../../sandbox/people.ts';
import { type DeskWorld, openDesk } from '../harness/desk-world.ts';
import { silent } from '../services/resets/hand-ports.ts';
import { createTeamsActivity, takeSeat } from '../harness/teams-activity.ts';
import { activities } from './activities.ts';
import { openSink, type Sink } from './sink.ts';

/** In all, in rounds of so many that arrive at once. */
const ACTIVITIES = 20_000;
const AT_ONCE = 20;
const ROUNDS = ACTIVITIES / AT_ONCE;

/** Repeats a run that failed: it prints its seed. */
const SEED = Number(process.env['FUZZ_SEED'] ?? 20_261_122);

/** A leak of a kilobyte per activity would be twenty times this. */
const MOST_GROWTH_BYTES = 20 * 1024 * 1024;

describe('twenty thousand spoilt activities', function () {
  this.timeout(300_000);
  const pause = createMemoryPauseSwitch();
  const blocks = createMemoryBlockList();
  const resetStore = createMemoryResetStore();
  let desk: DeskWorld;
  let sink: Sink;
  let sent = 0;
  const statuses = new Map<number, number>();

  before(async () => {
    sink = await openSink();
    const parts: Partial<AppParts> = {
      ...{ pause, blocks, resetStore, log: silent },
      sourceLimits: { requests: Number.MAX_SAFE_INTEGER, trustedProxies: 0 },
    };
    desk = await openDesk({ parts: () => parts });
  });

  after(async () => {
    await desk.close();
    sink.close();
  });

  async function post(activity: unknown): Promise<void> {
    const response = await fetch(desk.endpoint, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(activity),
    });
    const text = await response.text();
    sent += 1;
    statuses.set(response.status, (statuses.get(response.status) ?? 0) + 1);
    assert.ok(response.status < 500, `${response.status} ${text} to ${JSON.stringify(activity)}`);
    assert.doesNotMatch(text, /node_modules|\.ts:\d|\bat \w+ \(/);
  }

  function fuzz(rounds: number, seed: number): Promise<void> {
    const batch = fc.array(activities(sink.serviceUrl), { minLength: AT_ONCE, maxLength: AT_ONCE });
    const property = fc.asyncProperty(batch, async (all) => {
      await Promise.all(all.map(post));
    });
    return fc.assert(property, { numRuns: rounds, seed, endOnFailure: true });
  }

  it('are each answered below 500, with nothing of the inside, in steady memory', async () => {
    // The first quarter fills caches and the state of the few chats there are.
    await fuzz(ROUNDS / 4, SEED);
    const before = heapInUse();
    await fuzz((ROUNDS / 4) * 3, SEED + 1);

    const growth = heapInUse() - before;
    assert.ok(growth < MOST_GROWTH_BYTES, `${growth} bytes`);
    assert.ok(sent >= ACTIVITIES);
    // Neither all refused at the door nor all taken: the fuzz gets inside.
    assert.ok((statuses.get(200) ?? 0) > ACTIVITIES / 10, JSON.stringify([...statuses]));
    assert.ok((statuses.get(400) ?? 0) > ACTIVITIES / 10, JSON.stringify([...statuses]));
    assert.ok(sink.taken() > ACTIVITIES / 100);
  });

  it('started no reset, asked Intune for nothing but to read, blocked nobody, and switched nothing', async () => {
    assert.deepEqual(await resetStore.listDue(Infinity, 10), []);
    assert.deepEqual(
      [...(await resetStore.listByUser(ALEX.oid)), ...(await resetStore.listByUser(MEGAN.oid))],
      [],
    );
    const acted = desk.world.intune.journal
      .list()
      .filter(({ method, path }) => method !== 'GET' && !path.endsWith('/$batch'));
    assert.deepEqual(acted, []);
    assert.deepEqual(await blocks.list(), []);
    assert.equal(await pause.read(), undefined);
  });

  it('left the bot in good health', async () => {
    const ready = await fetch(new URL('/readyz', desk.endpoint));
    assert.equal(ready.status, 200);
    const answers = sink.taken();
    await post(createTeamsActivity(takeSeat(sink.serviceUrl), { type: 'message', text: 'help' }));
    assert.ok(sink.taken() > answers);
  });
});

/** What is really in use, without what could be collected. */
function heapInUse(): number {
  setFlagsFromString('--expose-gc');
  const collect: unknown = runInNewContext('gc');
  if (typeof collect === 'function') Reflect.apply(collect, undefined, []);
  return process.memoryUsage().heapUsed;
}
