import assert from 'node:assert/strict';
import { IoError } from '../../../services/platform/errors.ts';
import { createMemoryBlockList } from '../../../services/policy/block-list.ts';
import { createNotMe } from '../../../services/policy/create-not-me.ts';
import type { NotMeOutcome, NotMeReport } from '../../../services/policy/not-me.ts';
import { ANDROID, IPHONE, OTHER_USER, ResetWorld, USER } from '../resets/reset-world.ts';
import { HandCases } from '../helpdesk/hand-cases.ts';

const away = (): Promise<never> => Promise.reject(new IoError('redis.unavailable', { retryable: true }));

/** Everything around "this wasn't me", made by hand; the resets are real. */
class NotMeWorld extends ResetWorld {
  readonly cases = new HandCases();
  readonly locked: string[] = [];
  policyLocks = false;
  beforeLock: () => Promise<void> = () => Promise.resolve();

  report(facts: Partial<NotMeReport> = {}, blocks = this.blocks): Promise<NotMeOutcome> {
    const notMe = createNotMe({
      blocks,
      resets: this.service,
      deviceLock: {
        lock: async (userId, deviceId) => {
          await this.beforeLock();
          const device = await this.intune.findOwned(userId, deviceId);
          if (device !== undefined) this.locked.push(deviceId);
          return device !== undefined;
        },
      },
      locksDevices: () => this.policyLocks,
      cases: this.cases,
      audit: this.audit,
      clock: this.clock,
      log: this.deps.log,
    });
    return notMe.report({
      tenantId: 'tenant-1',
      userId: USER,
      userName: 'Alex',
      conversationId: 'conversation-1',
      language: 'en',
      correlationId: 'turn-9',
      ...facts,
    });
  }
}

describe('"this wasn\'t me"', () => {
  it('fails where not even the block could be stored, and does nothing else', async () => {
    const world = new NotMeWorld();
    await world.begin();
    const blocks = { ...createMemoryBlockList(), block: away };
    await assert.rejects(world.report({}, blocks), { code: 'redis.unavailable' });
    assert.deepEqual([(await world.stored()).state, world.cases.opened], ['requested', []]);
  });

  it('blocks first of all', async () => {
    const world = new NotMeWorld();
    let blockedBefore = false;
    world.audit.beforeRecord = async () => {
      blockedBefore ||= (await world.blocks.find(USER)) !== undefined;
    };
    await world.report();
    assert.equal(blockedBefore, true);
    assert.equal((await world.blocks.find(USER))?.by, 'not-me');
  });

  it('stops what is not sent, says what could not be stopped, and opens an urgent case', async () => {
    const world = new NotMeWorld();
    await world.begin();
    await world.pass(0);
    await world.begin({ id: 'reset-2', deviceId: ANDROID.id });
    const outcome = await world.report({ resetId: 'reset-2' });
    assert.deepEqual(outcome, { canceled: 1, tooLate: 1, locked: false, caseNumber: 'HD-1042' });
    assert.deepEqual([(await world.stored('reset-2')).state, world.intune.taken], ['canceled', [IPHONE.id]]);
    assert.partialDeepStrictEqual(world.cases.opened, [
      { reason: 'not-me', priority: 'urgent', user: { oid: USER, name: 'Alex' }, resetId: 'reset-2' },
    ]);
  });

  it('names the device of the reset in the case, and takes the proof of it for nobody’s', async () => {
    const world = new NotMeWorld();
    await world.begin();
    await world.report({ resetId: 'reset-1' });
    const [opened] = world.cases.opened;
    assert.deepEqual([opened?.device?.id, opened?.provenAt], [IPHONE.id, undefined]);
  });

  it('goes on whatever breaks after the block, and promises no more than was done', async () => {
    const world = new NotMeWorld();
    await world.begin();
    world.store.listByUser = away;
    world.audit.beforeRecord = away;
    world.cases.beforeOpen = away;
    const outcome = await world.report();
    assert.deepEqual(outcome, { canceled: 0, tooLate: 0, locked: false, caseNumber: undefined });
    assert.notEqual(await world.blocks.find(USER), undefined);
  });

  describe('locking the device', () => {
    it('is done for what was sent, where the policy wants it, and only then', async () => {
      for (const policyLocks of [true, false]) {
        const world = new NotMeWorld();
        world.policyLocks = policyLocks;
        await world.begin();
        await world.pass(0);
        const { locked } = await world.report();
        assert.deepEqual([locked, world.locked], policyLocks ? [true, [IPHONE.id]] : [false, []]);
      }
    });

    it('is done for the reset that the notice was about, also when it is over', async () => {
      const world = new NotMeWorld();
      world.policyLocks = true;
      await world.begin();
      await world.pass(0);
      world.answer('done');
      await world.pass(10_000);
      const { locked } = await world.report({ resetId: 'reset-1' });
      assert.deepEqual([locked, world.locked], [true, [IPHONE.id]]);
    });

    it('never touches a device for a reset of somebody else’s, whose id is written down', async () => {
      const world = new NotMeWorld();
      world.policyLocks = true;
      await world.begin();
      await world.pass(0);
      const { locked } = await world.report({ userId: OTHER_USER, resetId: 'reset-1' });
      assert.deepEqual([locked, world.locked], [false, []]);
      assert.ok(world.audit.told.includes('foreign-id'));
    });

    it('is done once for a block, however often it is said; anew after the block was lifted', async () => {
      const world = new NotMeWorld();
      world.policyLocks = true;
      await world.begin();
      await world.pass(0);
      for (const correlationId of ['turn-1', 'turn-2'])
        assert.equal((await world.report({ correlationId })).locked, true);
      assert.deepEqual(world.locked, [IPHONE.id]);

      await world.blocks.lift(USER);
      await world.report({ correlationId: 'turn-3' });
      assert.deepEqual(world.locked, [IPHONE.id, IPHONE.id]);
    });

    it('is tried again for what an earlier report could not lock', async () => {
      const world = new NotMeWorld();
      world.policyLocks = true;
      await world.begin();
      await world.pass(0);
      world.beforeLock = away;
      assert.equal((await world.report({ correlationId: 'turn-1' })).locked, false);
      world.beforeLock = () => Promise.resolve();
      for (const correlationId of ['turn-2', 'turn-3'])
        assert.equal((await world.report({ correlationId })).locked, true);
      assert.deepEqual(world.locked, [IPHONE.id]);
    });

    it('is not claimed where Intune could not do it', async () => {
      const world = new NotMeWorld();
      world.policyLocks = true;
      await world.begin();
      await world.pass(0);
      world.beforeLock = away;
      assert.equal((await world.report()).locked, false);
    });
  });

  it('promises no helper where no channel is there for one to see the case', async () => {
    const world = new NotMeWorld();
    world.cases.isSeen = false;
    const { caseNumber } = await world.report();
    assert.deepEqual([caseNumber, world.cases.opened.length], [undefined, 1]);
  });

  it('said twice changes nothing more', async () => {
    const world = new NotMeWorld();
    await world.begin();
    await world.report();
    const first = await world.blocks.find(USER);
    world.clock.time += 1000;
    const again = await world.report({ correlationId: 'turn-10' });
    assert.deepEqual([again.canceled, again.tooLate], [0, 0]);
    assert.deepEqual(await world.blocks.find(USER), first);
  });

  it('is written down with everything that was done', async () => {
    const world = new NotMeWorld();
    world.policyLocks = true;
    await world.begin();
    await world.pass(0);
    world.audit.events.length = 0;
    await world.report({ resetId: 'reset-1' });
    assert.deepEqual(world.audit.told, ['not-me-reported', 'user-blocked', 'device-locked']);
    for (const event of world.audit.events) {
      assert.partialDeepStrictEqual(event, { subject: USER, resetId: 'reset-1', correlationId: 'turn-9' });
    }
  });
});
