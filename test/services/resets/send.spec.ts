import assert from 'node:assert/strict';
import { GraphError, type GraphErrorCode } from '../../../services/intune/graph-error.ts';
import { IoError } from '../../../services/platform/errors.ts';
import type { FailureReason } from '../../../services/resets/reset.ts';
import { someDevice } from '../devices/some-device.ts';
import { IPHONE, OTHER_USER, ResetWorld, START } from './reset-world.ts';

const failWith = (code: GraphErrorCode, retryAfterMs?: number) => (): Promise<never> =>
  Promise.reject(
    new GraphError(code, { retryable: false, ...(retryAfterMs === undefined ? {} : { retryAfterMs }) }),
  );

const REFUSALS: readonly (readonly [GraphErrorCode, FailureReason])[] = [
  ['graph.unauthorized', 'not-permitted'],
  ['graph.forbidden', 'not-permitted'],
  ['graph.not-found', 'device-gone'],
  ['graph.rejected', 'rejected'],
];

describe('sending a reset', () => {
  it('sends nothing when the device has another user by now', async () => {
    const world = new ResetWorld();
    await world.begin();
    world.intune.devices.set(IPHONE.id, someDevice({ id: IPHONE.id, userId: OTHER_USER }));
    await world.pass(0);
    const { state, failure } = await world.stored();
    assert.deepEqual([state, failure, world.intune.taken], ['failed', 'not-your-device', []]);
  });

  it('sends nothing to a device that is being wiped by now', async () => {
    const world = new ResetWorld();
    await world.begin();
    world.intune.devices.set(IPHONE.id, { ...IPHONE, managementState: 'wipeIssued' });
    await world.pass(0);
    const { state, failure } = await world.stored();
    assert.deepEqual([state, failure, world.intune.taken], ['failed', 'rejected', []]);
  });

  it('sends nothing as long as Intune does not tell which resets there were before', async () => {
    const world = new ResetWorld();
    await world.begin();
    world.intune.beforeLastStart = failWith('graph.unavailable');
    await world.pass(0);
    assert.deepEqual([(await world.stored()).state, world.intune.taken], ['requested', []]);
    world.intune.beforeLastStart = () => Promise.resolve();
    await world.pass(60_000);
    assert.equal((await world.stored()).state, 'pending');
  });

  it('sends nothing when an outage held it up for more than five minutes', async () => {
    const world = new ResetWorld();
    await world.begin();
    world.clock.time += 300_001;
    await world.pass(0);
    const { state, failure } = await world.stored();
    assert.deepEqual([state, failure, world.intune.taken], ['failed', 'unavailable', []]);
  });

  it('waits for its turn where it stands in line, and checks the owner only then', async () => {
    const world = new ResetWorld();
    world.line.waitMs = 600_000;
    const { turnAt, requestedAt } = await world.begin();
    assert.equal(turnAt, requestedAt + 600_000);
    await world.pass(599_999);
    assert.deepEqual([(await world.stored()).state, world.intune.taken], ['requested', []]);
    world.intune.devices.set(IPHONE.id, someDevice({ id: IPHONE.id, userId: OTHER_USER }));
    await world.pass(1);
    assert.deepEqual([(await world.stored()).failure, world.intune.taken], ['not-your-device', []]);
  });

  it('stops for a block while it stands in line', async () => {
    const world = new ResetWorld();
    world.line.waitMs = 600_000;
    await world.begin();
    world.gate.closed = { reason: 'blocked' };
    await world.pass(600_000);
    assert.deepEqual([(await world.stored()).state, world.intune.taken], ['canceled', []]);
  });

  it('tries for five minutes from its turn on, however long it stood in line', async () => {
    const world = new ResetWorld();
    world.line.waitMs = 600_000;
    await world.begin();
    world.intune.beforeSend = failWith('graph.throttled', 20_000);
    await world.pass(600_000 + 240_000);
    assert.equal((await world.stored()).state, 'requested');
    world.intune.beforeSend = () => Promise.resolve();
    await world.pass(60_000);
    assert.deepEqual(world.intune.taken, [IPHONE.id]);
  });

  it('sends nothing when an outage held it up for more than five minutes after its turn', async () => {
    const world = new ResetWorld();
    world.line.waitMs = 600_000;
    await world.begin();
    world.clock.time += 900_001;
    await world.pass(0);
    assert.deepEqual([(await world.stored()).failure, world.intune.taken], ['unavailable', []]);
  });

  it('sends nothing when the owner cannot be checked, and fails when that lasts', async () => {
    const world = new ResetWorld();
    await world.begin();
    world.intune.beforeFind = failWith('graph.unavailable');
    await world.pass(60_000);
    assert.equal((await world.stored()).state, 'requested');
    await world.pass(240_000);
    const { state, failure } = await world.stored();
    assert.deepEqual([state, failure, world.intune.taken], ['failed', 'unavailable', []]);
  });

  for (const [code, reason] of REFUSALS) {
    it(`fails as ${reason} when the POST is refused with ${code}`, async () => {
      const world = new ResetWorld();
      await world.begin();
      world.intune.beforeSend = failWith(code);
      await world.pass(0);
      const { state, failure } = await world.stored();
      assert.deepEqual([state, failure], ['failed', reason]);
    });

    it(`fails as ${reason} when the owner's check is refused with ${code}`, async () => {
      const world = new ResetWorld();
      await world.begin();
      world.intune.beforeFind = failWith(code);
      await world.pass(0);
      const { state, failure } = await world.stored();
      assert.deepEqual([state, failure, world.intune.taken], ['failed', reason, []]);
    });
  }

  for (const code of ['graph.throttled', 'graph.not-sent'] as const) {
    it(`sends again after ${code}, because Intune certainly did not act`, async () => {
      const world = new ResetWorld();
      await world.begin();
      world.intune.beforeSend = failWith(code, 20_000);
      await world.pass(0);
      const waiting = await world.stored();
      assert.deepEqual([waiting.state, waiting.dueAt], ['requested', START + 20_000]);
      world.intune.beforeSend = () => Promise.resolve();
      await world.pass(20_000);
      assert.deepEqual([(await world.stored()).state, world.intune.taken.length], ['pending', 1]);
    });
  }

  it('gives up as unavailable when Intune throttles for five minutes', async () => {
    const world = new ResetWorld();
    await world.begin();
    world.intune.beforeSend = failWith('graph.throttled');
    await world.pass(300_000);
    const { state, failure } = await world.stored();
    assert.deepEqual([state, failure], ['failed', 'unavailable']);
  });

  const doubtful = ['graph.outcome-unknown', 'graph.unavailable', 'graph.unexpected-response'] as const;
  for (const code of doubtful) {
    it(`asks Intune and never sends again after ${code}`, async () => {
      const world = new ResetWorld();
      await world.begin();
      world.intune.afterSend = failWith(code);
      await world.pass(0);
      assert.equal((await world.stored()).state, 'unknown');
      world.answer('pending');
      await world.pass(3_600_000);
      assert.deepEqual([(await world.stored()).state, world.intune.taken.length], ['pending', 1]);
    });
  }

  it('takes an error of no known kind as doubtful, too', async () => {
    const world = new ResetWorld();
    await world.begin();
    world.intune.afterSend = () => Promise.reject(new TypeError('a bug'));
    await world.pass(0);
    assert.equal((await world.stored()).state, 'unknown');
  });

  it('fails as paused, with nothing sent, where resets were paused meanwhile', async () => {
    const world = new ResetWorld();
    await world.begin();
    world.gate.closed = { reason: 'paused', by: 'operator', note: 'Phishing' };
    await world.pass(0);
    const { state, failure } = await world.stored();
    assert.deepEqual([state, failure, world.intune.taken], ['failed', 'paused', []]);
  });

  it('is withdrawn, with nothing sent, where the person was blocked meanwhile', async () => {
    const world = new ResetWorld();
    await world.begin();
    world.gate.closed = { reason: 'blocked' };
    await world.pass(0);
    assert.deepEqual([(await world.stored()).state, world.intune.taken], ['canceled', []]);
  });

  it('sends nothing as long as nobody can tell whether resets are paused', async () => {
    const world = new ResetWorld();
    await world.begin();
    world.gate.beforeOpen = () => Promise.reject(new IoError('redis.unavailable', { retryable: true }));
    await world.pass(0);
    assert.deepEqual([(await world.stored()).state, world.intune.taken], ['requested', []]);
    world.gate.beforeOpen = () => Promise.resolve();
    await world.pass(60_000);
    assert.equal((await world.stored()).state, 'pending');
  });

  it('sends nothing that cannot be written down first, and tries again', async () => {
    const world = new ResetWorld();
    await world.begin();
    world.audit.beforeRecord = () => Promise.reject(new IoError('redis.unavailable', { retryable: true }));
    await world.pass(0);
    const waiting = await world.stored();
    assert.deepEqual([waiting.state, waiting.sentAt, world.intune.taken], ['requested', undefined, []]);
    world.audit.beforeRecord = () => Promise.resolve();
    await world.pass(60_000);
    assert.deepEqual([(await world.stored()).state, world.intune.taken.length], ['pending', 1]);
  });

  it('writes down that it is sent before the POST leaves', async () => {
    const world = new ResetWorld();
    await world.begin({ correlationId: 'turn-1' });
    let before: readonly string[] = [];
    world.intune.beforeSend = () => {
      before = world.audit.told;
      return Promise.resolve();
    };
    await world.pass(0);
    assert.deepEqual(before, ['reset-confirmed', 'reset-sent']);
    assert.partialDeepStrictEqual(world.audit.of('reset-sent')[0], {
      ...{ actor: { kind: 'system', id: 'passcode-desk' }, subject: IPHONE.userId },
      ...{ deviceId: IPHONE.id, resetId: 'reset-1', correlationId: 'turn-1' },
    });
  });

  it('writes down each POST, also the second after one that certainly did not arrive', async () => {
    const world = new ResetWorld();
    await world.begin();
    world.intune.beforeSend = failWith('graph.throttled', 20_000);
    await world.pass(0);
    world.intune.beforeSend = () => Promise.resolve();
    await world.pass(20_000);
    assert.equal(world.audit.of('reset-sent').length, 2);
  });

  it('does not send when writing it down took longer than the lease', async () => {
    const world = new ResetWorld();
    await world.begin();
    world.audit.beforeRecord = () => {
      world.clock.time += 60_000;
      return Promise.resolve();
    };
    await world.pass(0);
    assert.deepEqual(world.intune.taken, []);
  });

  it('writes down a device that changed hands as one that is not theirs', async () => {
    const world = new ResetWorld();
    await world.begin();
    world.intune.devices.set(IPHONE.id, someDevice({ id: IPHONE.id, userId: OTHER_USER }));
    await world.pass(0);
    assert.equal(world.audit.of('foreign-id').length, 1);
  });

  it('stores that it is sending before the POST leaves', async () => {
    const world = new ResetWorld();
    await world.begin();
    let during: unknown;
    world.intune.beforeSend = async () => {
      const { state, sentAt } = await world.stored();
      during = [state, sentAt];
    };
    await world.pass(0);
    assert.deepEqual(during, ['sending', START]);
  });

  it('sends once when two workers take the step at the same time', async () => {
    const world = new ResetWorld();
    await world.begin();
    await Promise.all([world.service.advance('reset-1'), world.service.advance('reset-1')]);
    assert.equal(world.intune.taken.length, 1);
    assert.equal((await world.stored()).state, 'pending');
  });

  it('leaves a reset alone while another worker is sending it', async () => {
    const world = new ResetWorld();
    await world.begin();
    world.intune.beforeSend = () => world.service.advance('reset-1');
    await world.pass(0);
    assert.deepEqual([(await world.stored()).state, world.intune.taken.length], ['pending', 1]);
  });

  it('does not send when storing took longer than the lease', async () => {
    const world = new ResetWorld();
    await world.begin();
    const update = world.store.update.bind(world.store);
    world.store.update = async (changed) => {
      const stored = await update(changed);
      world.clock.time += 60_000;
      return stored;
    };
    await world.pass(0);
    assert.deepEqual(world.intune.taken, []);
    assert.equal((await world.stored()).state, 'sending');
  });

  it('keeps what the POST brought when the progress card was attached meanwhile', async () => {
    const world = new ResetWorld();
    await world.begin();
    world.intune.beforeSend = () => world.service.attachProgress('reset-1', 'activity-1');
    await world.pass(0);
    const { state, progressActivityId } = await world.stored();
    assert.deepEqual([state, progressActivityId], ['pending', 'activity-1']);
  });
});
