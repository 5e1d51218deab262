import assert from 'node:assert/strict';
import { unreachableCases } from '../../../services/helpdesk/case-figures.ts';
import { IoError } from '../../../services/platform/errors.ts';
import { PolicySchema } from '../../../services/policy/policy.ts';
import { readHelpdeskSettings } from '../../../services/helpdesk/settings.ts';
import { someDevice } from '../devices/some-device.ts';
import { someReset } from '../resets/some-reset.ts';
import { CaseWorld, MINUTE, written } from './case-world.ts';
import { ALEX, KIM, LEE, someOpening, somePhone } from './some-case.ts';

const HOUR = 60 * MINUTE;
const BOB = { oid: 'user-2', name: 'Bob' };
const WEEKDAYS_9_TO_5 = {
  timeZone: 'Europe/Amsterdam',
  week: [{ days: ['monday', 'tuesday', 'wednesday', 'thursday', 'friday'], from: '09:00', to: '17:00' }],
};

describe('opening a case', () => {
  it('answers with the open one, and lets the new matter join it', async () => {
    const world = new CaseWorld();
    const first = await world.open();
    const second = await world.open({ reason: 'failed', detail: 'rejected', device: somePhone() });
    assert.deepEqual([second.id, second.number, second.reason], [first.id, 1001, 'failed']);
    assert.equal(world.desk.posted.length, 1);
    assert.deepEqual(
      world.desk.shown.map(({ reason }) => reason),
      ['failed'],
    );
  });

  it('tells the place in the queue, urgent ones first', async () => {
    const world = new CaseWorld();
    const { id } = await world.open();
    assert.equal(await world.service.position(id), 1);
    await world.open({ user: BOB, reason: 'not-me' });
    assert.equal(await world.service.position(id), 2);
    await world.service.claim({ caseId: id, helper: KIM });
    assert.equal(await world.service.position(id), undefined);
  });

  it('says so where nobody is there, and reminds nobody before they are', async () => {
    const world = new CaseWorld();
    const policy = PolicySchema.parse({ helpdesk: { hours: WEEKDAYS_9_TO_5 } });
    world.settings = readHelpdeskSettings(policy);
    world.clock.time = Date.UTC(2026, 0, 2, 20);
    await world.open();
    assert.deepEqual(world.chat.heard, ['(out-of-hours)']);
    await world.pass(Date.UTC(2026, 0, 5, 7, 59) - world.clock.now());
    assert.deepEqual(world.desk.reminders, []);
    await world.pass(2 * MINUTE);
    assert.deepEqual(world.desk.reminders, ['reminder']);
    await world.pass(HOUR);
    assert.deepEqual(world.desk.reminders, ['reminder', 'escalation']);
  });

  it('says nothing of hours where somebody is there', async () => {
    const world = new CaseWorld();
    await world.open();
    assert.deepEqual(world.chat.heard, []);
  });
});

describe('time', () => {
  it('reminds the channel, then alarms it, each once, and begins anew when a case is released', async () => {
    const world = new CaseWorld();
    const { id } = await world.open();
    await world.pass(14 * MINUTE);
    assert.deepEqual(world.desk.reminders, []);
    await world.pass(2 * HOUR);
    assert.deepEqual(world.desk.reminders, ['reminder', 'escalation']);
    await world.service.claim({ caseId: id, helper: KIM });
    await world.pass(2 * HOUR);
    await world.service.release({ caseId: id, helper: KIM });
    await world.pass(2 * HOUR);
    assert.deepEqual(world.desk.reminders, ['reminder', 'escalation', 'reminder', 'escalation']);
  });

  it('closes a resolved case when it may no longer be reopened, and leaves nothing to do', async () => {
    const world = new CaseWorld();
    const { id } = await world.claimed();
    await world.service.resolve({ caseId: id, helper: KIM, resolution: 'solved' });
    await world.pass(23 * HOUR);
    assert.equal((await world.stored(id)).state, 'resolved');
    await world.pass(2 * HOUR);
    const closed = await world.stored(id);
    assert.deepEqual([closed.state, closed.dueAt, closed.outbox], ['closed', undefined, []]);
    assert.deepEqual(world.chat.heard, ['(claimed)', '(resolved)']);
  });
});

describe('a user', () => {
  it('opens a case again by writing, as long as that is allowed', async () => {
    const world = new CaseWorld();
    const { id } = await world.claimed();
    await world.service.resolve({ caseId: id, helper: KIM, resolution: 'solved' });
    assert.ok((await world.service.say(ALEX.oid, written('still broken'))).ok);
    await world.pass(0);
    assert.equal((await world.stored(id)).state, 'open');
    assert.deepEqual(
      world.desk.passed.map(({ text }) => text),
      ['still broken'],
    );
    await world.service.claim({ caseId: id, helper: LEE });
    await world.service.resolve({ caseId: id, helper: LEE, resolution: 'solved' });
    await world.pass(25 * HOUR);
    assert.deepEqual(await world.service.say(ALEX.oid, written('again')), {
      ok: false,
      error: { reason: 'over' },
    });
  });

  it('is told where nothing was ever open', async () => {
    const world = new CaseWorld();
    assert.deepEqual(await world.service.say('nobody', written('hi')), {
      ok: false,
      error: { reason: 'no-such-case' },
    });
    assert.deepEqual(await world.service.end('nobody'), { ok: false, error: { reason: 'over' } });
  });

  it('ends it, and rates it once; nobody else does', async () => {
    const world = new CaseWorld();
    const { id } = await world.open();
    assert.ok((await world.service.end(ALEX.oid)).ok);
    await world.pass(0);
    assert.deepEqual(world.chat.heard, ['(closed)']);
    const byOther = await world.service.rate(BOB.oid, id, 1, undefined);
    assert.deepEqual(byOther, { ok: false, error: { reason: 'no-such-case' } });
    assert.ok((await world.service.rate(ALEX.oid, id, 5, 'x'.repeat(2_000))).ok);
    assert.equal((await world.service.rate(ALEX.oid, id, 1, undefined)).ok, false);
    const { rating } = await world.stored(id);
    assert.deepEqual([rating?.stars, rating?.comment?.length], [5, 1_000]);
  });
});

describe('helpers', () => {
  it('are refused and written down where they act on their own case or on that of another', async () => {
    const world = new CaseWorld();
    const { id } = await world.claimed();
    assert.equal((await world.service.claim({ caseId: id, helper: ALEX })).ok, false);
    assert.equal((await world.service.resolve({ caseId: id, helper: LEE, resolution: 'solved' })).ok, false);
    assert.equal((await world.service.claim({ caseId: id, helper: LEE })).ok, false);
    const refused = [...world.records.events.values()].filter(({ kind }) => kind === 'case-action-refused');
    assert.deepEqual(
      refused.map(({ actor, detail, subject }) => [actor.id, detail, subject]),
      [
        ['user-1', 'own-case', 'user-1'],
        ['helper-2', 'not-yours', 'user-1'],
      ],
    );
  });

  it('are refused all the same where that cannot be written down', async () => {
    const world = new CaseWorld();
    const { id } = await world.claimed();
    world.records.before = () => Promise.reject(new IoError('audit.away', { retryable: true }));
    assert.equal((await world.service.claim({ caseId: id, helper: ALEX })).ok, false);
    assert.deepEqual(world.log.messages('error'), ['Refused action on a case not audited']);
  });

  it('lose what they hold when they leave the team, and the users are told', async () => {
    const world = new CaseWorld();
    const { id } = await world.claimed();
    const other = await world.open({ user: BOB });
    await world.service.claim({ caseId: other.id, helper: LEE });
    await world.service.releaseAll(KIM);
    await world.pass(0);
    assert.deepEqual(
      [(await world.stored(id)).state, (await world.stored(other.id)).claimedBy],
      ['open', LEE],
    );
    assert.ok(world.chat.heard.includes('(released)'));
    const released = [...world.records.events.values()].find(({ kind }) => kind === 'case-released');
    assert.deepEqual([released?.actor.kind, released?.detail], ['system', 'left-the-team']);
  });

  it('approve a reset of the device they saw: on record, then in the book, then the user is told', async () => {
    const world = new CaseWorld();
    const { id } = await world.open({ reason: 'approval', device: somePhone() });
    await world.service.approve({ caseId: id, helper: KIM, deviceId: 'device-1' });
    world.records.before = () => Promise.reject(new IoError('audit.away', { retryable: true }));
    await world.pass(0);
    assert.deepEqual([world.records.grants, world.chat.heard], [[], ['(claimed)']]);
    world.records.before = () => Promise.resolve();
    await world.pass(HOUR);
    const [grant] = world.records.grants;
    assert.deepEqual([grant?.userId, grant?.deviceId, grant?.by], ['user-1', 'device-1', 'helper-1']);
    assert.ok(world.records.audited().includes('approval-granted'));
    assert.deepEqual(world.chat.heard, ['(claimed)', '(approved)']);
  });

  it('never reset anything: the user is asked to', async () => {
    const world = new CaseWorld();
    const { id } = await world.claimed({ device: somePhone() });
    await world.service.offerReset({ caseId: id, helper: KIM });
    await world.pass(0);
    assert.deepEqual([world.chat.heard, world.intune.taken], [['(claimed)', '(reset-offered)'], []]);
  });
});

describe('resets', () => {
  const failed = someReset({ state: 'failed', failure: 'rejected', endedAt: 1, conversationId: 'chat-1' });

  it('bring a case with all that is known, also where Intune cannot be asked', async () => {
    const world = new CaseWorld();
    world.intune.devices.set('device-1', someDevice({ id: 'device-1', userId: ALEX.oid }));
    const opened = await world.service.openForReset(failed, ALEX);
    assert.deepEqual(
      [opened.reason, opened.detail, opened.resetId, opened.provenAt, opened.language],
      ['failed', 'rejected', 'reset-1', failed.provenAt, 'en'],
    );
    assert.equal(opened.device?.operatingSystem, someDevice().operatingSystem);
    assert.deepEqual(
      opened.timeline.map(({ what, detail }) => [what, detail]),
      [
        ['reset', 'requested'],
        ['reset', 'rejected'],
        ['opened', 'rejected'],
      ],
    );
    world.intune.beforeFind = () => Promise.reject(new IoError('graph.unavailable', { retryable: true }));
    const bobs = someReset({ id: 'reset-2', userId: BOB.oid, state: 'done', undeliverable: true });
    const other = await world.service.openForReset(bobs, BOB);
    assert.deepEqual(
      [other.reason, other.device?.name, other.device?.kind],
      ['undeliverable', 'Phone of Alex', 'ios'],
    );
  });

  it('are followed by the case that they are about, or whose device they are of, once per state', async () => {
    const world = new CaseWorld();
    const { id } = await world.open({ device: somePhone() });
    const created = await world.resets.create(someReset());
    assert.ok(created.ok);
    await world.service.noteReset(created.value);
    await world.service.noteReset(created.value);
    const done = await world.resets.update({ ...created.value, state: 'done', endedAt: world.clock.now() });
    assert.ok(done.ok);
    for (let i = 0; i < 3; i += 1) await world.service.noteReset(done.value);
    const { timeline, resetId } = await world.stored(id);
    assert.deepEqual(
      timeline.filter(({ what }) => what === 'reset').map(({ detail }) => detail),
      ['requested', 'done'],
    );
    assert.equal(resetId, 'reset-1');
    assert.deepEqual((await world.service.overview()).today.resetsDone, { ios: 1 });
  });

  it('are followed where they stand now, not where they stood when somebody was told late', async () => {
    const world = new CaseWorld();
    const { id } = await world.open({ device: somePhone() });
    const created = await world.resets.create(someReset());
    assert.ok(created.ok);
    await world.resets.update({ ...created.value, state: 'pending' });
    await world.service.noteReset(created.value);
    const { timeline } = await world.stored(id);
    assert.equal(timeline.findLast(({ what }) => what === 'reset')?.detail, 'pending');
  });

  it('are nothing to a case about another device, and to nobody where they are unknown', async () => {
    const world = new CaseWorld();
    const { id, revision } = await world.open({ device: somePhone({ id: 'device-2' }) });
    await world.resets.create(someReset());
    await world.service.noteReset(someReset());
    await world.service.noteReset(
      someReset({ id: 'unknown', device: { id: 'device-2', name: 'P', kind: 'ios' } }),
    );
    assert.equal((await world.stored(id)).revision, revision);
  });
});

describe('the overview', () => {
  it('shows who waits and who is helped, and takes medians of today and of the week', async () => {
    const world = new CaseWorld();
    const days = [0, 5, 6];
    for (const [i, day] of days.entries()) {
      const opened = await world.open({ user: { oid: `u${i}`, name: 'U' } });
      await world.pass((i + 1) * MINUTE);
      await world.service.claim({ caseId: opened.id, helper: KIM });
      await world.pass(MINUTE);
      await world.service.resolve({ caseId: opened.id, helper: KIM, resolution: 'solved' });
      await world.pass(((days[i + 1] ?? day) - day) * 24 * HOUR);
    }
    await world.open();
    const { waiting, claimed, today, week } = await world.service.overview();
    assert.deepEqual([waiting.length, claimed.length], [1, 0]);
    assert.deepEqual([today.opened, today.resolved, today.medianToClaimMs], [2, 1, 3 * MINUTE]);
    assert.deepEqual([week.opened, week.resolved], [4, 3]);
    assert.deepEqual([week.medianToClaimMs, week.medianToResolveMs], [2 * MINUTE, 3 * MINUTE]);
  });

  it('has no median of nothing', async () => {
    const { today } = await new CaseWorld().service.overview();
    assert.deepEqual(
      [today.opened, today.medianToClaimMs, today.medianToResolveMs],
      [0, undefined, undefined],
    );
  });

  it('names the cases that nobody at the helpdesk can see', async () => {
    const world = new CaseWorld();
    await world.claimed();
    world.desk.away = 'refused';
    const unseen = await world.open({ user: BOB });
    const names = unreachableCases(await world.service.overview()).map(({ id }) => id);
    assert.deepEqual(names, [unseen.id]);
  });
});

describe('resolving from outside', () => {
  it('resolves whoever holds it, and knows no other numbers', async () => {
    const world = new CaseWorld();
    const { id, number } = await world.claimed();
    assert.ok((await world.service.resolveOutside(number, 'passed-on')).ok);
    assert.equal((await world.stored(id)).resolution, 'passed-on');
    assert.deepEqual(await world.service.resolveOutside(9_999, 'solved'), {
      ok: false,
      error: { reason: 'no-such-case' },
    });
  });
});

describe('sweeping', () => {
  it('finds cases again whose job was lost', async () => {
    const world = new CaseWorld();
    await world.service.open(someOpening());
    while (world.queue.takeNext(Infinity) !== undefined);
    world.clock.time += MINUTE;
    await world.service.sweep();
    await world.pass(0);
    assert.equal(world.desk.posted.length, 1);
  });

  it('finds them also where the queue was away when it was asked', async () => {
    const world = new CaseWorld();
    const schedule = world.queue.schedule.bind(world.queue);
    world.queue.schedule = () => Promise.reject(new IoError('redis.unavailable', { retryable: true }));
    await world.service.open(someOpening());
    world.queue.schedule = schedule;
    world.clock.time += MINUTE;
    await world.service.sweep();
    await world.pass(0);
    assert.equal(world.desk.posted.length, 1);
  });
});
