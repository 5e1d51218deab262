import assert from 'node:assert/strict';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../../services/platform/clock.ts';
import { GraphError } from '../../../services/intune/graph-error.ts';
import { IoError } from '../../../services/platform/errors.ts';
import { IPHONE, NoticeWorld, START, USER } from './notice-world.ts';

const DOWN = new GraphError('graph.forbidden', { retryable: false, status: 403 });

function failure(facts: object = {}): Parameters<NoticeWorld['notices']['proofFailed']>[0] {
  return { userId: USER, conversationId: 'conversation-1', deviceId: IPHONE.id, at: START, ...facts };
}

describe('notices of resets', () => {
  for (const state of ['done', 'failed', 'expired', 'canceled'] as const) {
    it(`are sent for the request and for its end: ${state}`, async () => {
      const world = new NoticeWorld();
      const reset = await world.keep();
      await world.notices.moved(reset);
      await world.pass(MINUTE_MS);
      const ended = { ...reset, state, endedAt: world.clock.now() };
      await world.resets.update(ended);
      await world.notices.moved(ended);
      await world.pass(MINUTE_MS);
      assert.deepEqual(world.sent, ['requested', 'ended']);
      assert.equal(world.mailbox.sent[0]?.to, 'alex@example.com');
    });
  }

  it('come once, however often they are asked for, and however late', async () => {
    const world = new NoticeWorld();
    const reset = await world.keep();
    for (const wait of [0, 1, MINUTE_MS, HOUR_MS, 3 * DAY_MS]) {
      await world.pass(wait);
      await world.notices.moved(reset);
      await world.notices.moved({ ...reset, state: 'pending' });
    }
    await world.pass(HOUR_MS);
    assert.deepEqual(world.sent, ['requested']);
  });

  it('ask for one job where a request is stored and sent within a moment', async () => {
    const world = new NoticeWorld();
    const reset = await world.keep();
    await world.notices.moved(reset);
    await world.notices.moved({ ...reset, state: 'pending' });
    assert.equal(world.queue.jobs.length, 1);
  });

  it('say nothing of a reset that is kept no more', async () => {
    const world = new NoticeWorld();
    await world.notices.deliver({ about: 'ended', resetId: 'gone' });
    assert.deepEqual([world.sent, world.queue.jobs], [[], []]);
  });

  it('give up on a person without an address, and tell the operator', async () => {
    const world = new NoticeWorld();
    world.addresses.address = undefined;
    await world.notices.moved(await world.keep());
    await world.pass(DAY_MS);
    assert.deepEqual(world.sent, []);
    assert.deepEqual(
      world.lines.map(({ message }) => message),
      ['No e-mail address known for a notice'],
    );
  });

  it('are tried again for hours while the mailbox is down, and go when it is back', async () => {
    const world = new NoticeWorld();
    world.mailbox.beforeSend = () => Promise.reject(DOWN);
    await world.notices.moved(await world.keep());
    await world.pass(4 * HOUR_MS);
    assert.deepEqual(world.sent, []);
    world.mailbox.beforeSend = () => Promise.resolve();
    await world.pass(HOUR_MS);
    assert.deepEqual(world.sent, ['requested']);
  });

  it('are given up after six hours, with an error for the operator', async () => {
    const world = new NoticeWorld();
    world.mailbox.beforeSend = () => Promise.reject(DOWN);
    await world.notices.moved(await world.keep());
    await world.pass(DAY_MS);
    assert.deepEqual(world.queue.jobs, []);
    assert.deepEqual(
      world.lines.filter(({ level }) => level === 'error').map(({ message }) => message),
      ['Notice not sent by e-mail, given up'],
    );
    const tries = world.lines.filter(({ level }) => level === 'warn').length;
    assert.ok(tries > 10 && tries < 40, `${tries} tries`);
  });

  it('wait as long as Graph asks', async () => {
    const world = new NoticeWorld();
    const facts = { retryable: true, retryAfterMs: 2 * HOUR_MS };
    world.mailbox.beforeSend = () => Promise.reject(new GraphError('graph.throttled', facts));
    await world.notices.moved(await world.keep());
    await world.pass(MINUTE_MS);
    world.mailbox.beforeSend = () => Promise.resolve();
    await world.pass(HOUR_MS);
    assert.deepEqual(world.sent, []);
    await world.pass(2 * HOUR_MS);
    assert.deepEqual(world.sent, ['requested']);
  });

  it('go once while two workers have the same job', async () => {
    const world = new NoticeWorld();
    const { id: resetId } = await world.keep();
    const gate = Promise.withResolvers<undefined>();
    world.mailbox.beforeSend = () => gate.promise;
    const first = world.notices.deliver({ about: 'requested', resetId });
    await world.notices.deliver({ about: 'requested', resetId });
    gate.resolve(undefined);
    await first;
    await world.pass(HOUR_MS);
    assert.deepEqual(world.sent, ['requested']);
  });

  it('go after a crash before they were sent', async () => {
    const world = new NoticeWorld();
    const { id: resetId } = await world.keep();
    // A worker took it into hand, and died.
    await world.ledger.take(`${resetId}:requested`, world.deps.settings.leaseMs);
    await world.notices.deliver({ about: 'requested', resetId });
    assert.deepEqual(world.sent, []);
    await world.pass(HOUR_MS);
    assert.deepEqual(world.sent, ['requested']);
  });

  it('come twice only where nobody could note that they went', async () => {
    const world = new NoticeWorld();
    const { id: resetId } = await world.keep();
    const noteSent = world.ledger.noteSent.bind(world.ledger);
    world.ledger.noteSent = () => Promise.reject(new IoError('redis.unavailable', { retryable: false }));
    await assert.rejects(world.notices.deliver({ about: 'requested', resetId }));
    world.ledger.noteSent = noteSent;
    await world.notices.deliver({ about: 'requested', resetId });
    await world.pass(HOUR_MS);
    assert.deepEqual(world.sent, ['requested', 'requested']);
  });
});

describe('notices of failed sign-ins', () => {
  it('come at most once in an hour for a person, also under a hundred at once', async () => {
    const world = new NoticeWorld();
    await Promise.all(
      Array.from({ length: 100 }, (_, i) => world.notices.proofFailed(failure({ at: START + i }))),
    );
    await world.pass(59 * MINUTE_MS);
    await world.notices.proofFailed(failure({ at: world.clock.now() }));
    await world.pass(MINUTE_MS / 2);
    assert.deepEqual(world.sent, ['proof-failed']);
    await world.pass(MINUTE_MS);
    await world.notices.proofFailed(failure({ at: world.clock.now() }));
    await world.pass(MINUTE_MS);
    assert.deepEqual(world.sent, ['proof-failed', 'proof-failed']);
  });

  it('come for everybody by themselves', async () => {
    const world = new NoticeWorld();
    await world.notices.proofFailed(failure());
    await world.notices.proofFailed(failure({ userId: 'somebody-else' }));
    await world.pass(MINUTE_MS);
    assert.equal(world.sent.length, 2);
  });

  it('name the device, also where its passcode was to be shown', async () => {
    const world = new NoticeWorld();
    const { id: resetId } = await world.keep();
    await world.notices.deliver({ about: 'proof-failed', ...failure() });
    await world.notices.deliver({
      about: 'proof-failed',
      ...failure({ deviceId: undefined, resetId, at: 1 }),
    });
    assert.deepEqual(
      world.written.map((notice) => (notice.about === 'proof-failed' ? notice.deviceName : 'other')),
      ['Phone of Alex', 'Phone of Alex'],
    );
  });

  it('name no device of somebody else, and go without one where Intune cannot be asked', async () => {
    const world = new NoticeWorld();
    const { id: resetId } = await world.keep();
    const other = { userId: 'somebody-else', at: START };
    await world.notices.deliver({ about: 'proof-failed', ...failure(other) });
    await world.notices.deliver({
      about: 'proof-failed',
      ...failure({ ...other, deviceId: undefined, resetId, at: 1 }),
    });
    world.intune.beforeFind = () => Promise.reject(new GraphError('graph.unavailable', { retryable: true }));
    await world.notices.deliver({ about: 'proof-failed', ...failure({ at: 2 }) });
    assert.deepEqual(
      world.written.map((notice) => (notice.about === 'proof-failed' ? notice.deviceName : 'other')),
      [undefined, undefined, undefined],
    );
    assert.equal(world.sent.length, 3);
  });

  it('never disturb the sign-in', async () => {
    const world = new NoticeWorld();
    world.queue.schedule = () => Promise.reject(new IoError('redis.unavailable', { retryable: true }));
    await world.notices.proofFailed(failure());
    assert.deepEqual(
      world.lines.map(({ message }) => message),
      ['Notice of a failed sign-in not asked for'],
    );
  });
});

describe('the contact in which a case ended', () => {
  it('is sent once for a case, however often it is asked for', async () => {
    const world = new NoticeWorld();
    const ended = await world.keepEndedCase('case-1');
    for (const wait of [0, 1, MINUTE_MS, 2 * HOUR_MS]) {
      await world.pass(wait);
      await world.notices.sendContact(ended);
    }
    await world.pass(HOUR_MS);
    assert.deepEqual(world.sent, ['contact']);
    assert.partialDeepStrictEqual(world.written, [{ about: 'contact', ended: { id: 'case-1' } }]);
  });

  it('is not sent again for the next case of the same hour, and is for a later one', async () => {
    const world = new NoticeWorld();
    for (const id of ['case-1', 'case-2']) {
      await world.notices.sendContact(await world.keepEndedCase(id));
      await world.pass(MINUTE_MS);
    }
    assert.equal(world.sent.length, 1);
    await world.pass(HOUR_MS);
    await world.notices.sendContact(await world.keepEndedCase('case-3'));
    await world.pass(MINUTE_MS);
    assert.equal(world.sent.length, 2);
  });

  it('says nothing of a case that is kept no more', async () => {
    const world = new NoticeWorld();
    await world.notices.deliver({ about: 'contact', caseId: 'gone', userId: USER, at: START });
    assert.deepEqual([world.sent, world.queue.jobs], [[], []]);
  });

  it('is tried for six hours while the mailbox is down, then given up', async () => {
    const world = new NoticeWorld();
    world.mailbox.beforeSend = () => Promise.reject(DOWN);
    await world.notices.sendContact(await world.keepEndedCase('case-1'));
    await world.pass(DAY_MS);
    assert.deepEqual(
      world.lines.filter(({ level }) => level === 'error').map(({ message }) => message),
      ['Notice not sent by e-mail, given up'],
    );
  });
});
