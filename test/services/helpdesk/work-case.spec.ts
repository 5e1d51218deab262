import assert from 'node:assert/strict';
import { IoError } from '../../../services/platform/errors.ts';
import { createCaseService } from '../../../services/helpdesk/service.ts';
import { CaseWorld, MINUTE, written } from './case-world.ts';
import { ALEX, KIM, someOpening } from './some-case.ts';

const HOUR = 60 * MINUTE;
const away = (): Promise<never> => Promise.reject(new IoError('teams.not-delivered', { retryable: true }));
const fine = (): Promise<void> => Promise.resolve();

describe('a case at work', () => {
  it('begins a thread with its card, and leaves nothing to do but to remind', async () => {
    const world = new CaseWorld();
    const opened = await world.open();
    assert.deepEqual(opened.thread, { conversationId: 'thread-1', cardActivityId: 'card-1' });
    assert.deepEqual([opened.outbox, opened.lease], [[], undefined]);
    assert.deepEqual([world.desk.posted.length, world.desk.shown.length, world.chat.heard], [1, 0, []]);
    assert.equal(opened.dueAt, opened.openedAt + 15 * MINUTE);
  });

  it('brings the words of both sides over, in order, and forgets them', async () => {
    const world = new CaseWorld();
    const { id } = await world.open();
    for (const text of ['one', 'two', 'three']) await world.service.say(ALEX.oid, written(text));
    for (const text of ['four', 'five'])
      await world.service.reply({ caseId: id, helper: KIM, written: written(text) });
    await world.pass(0);
    assert.deepEqual(
      world.desk.passed.map(({ text }) => text),
      ['one', 'two', 'three'],
    );
    assert.deepEqual(world.chat.heard, ['(claimed)', 'four', 'five']);
    const stored = JSON.stringify(await world.stored(id));
    for (const text of ['one', 'two', 'three', 'four', 'five'])
      assert.ok(!stored.includes(`"${text}"`), text);
  });

  it('takes a message that the channel sends again once, and every edit of it', async () => {
    const world = new CaseWorld();
    await world.open();
    const edit = (text: string): ReturnType<typeof written> =>
      written(text, { sourceId: 's', change: 'edited' });
    const all = [
      written('a', { sourceId: 's' }),
      edit('b'),
      edit('c'),
      edit('b'),
      written('', { sourceId: 's', change: 'deleted' }),
    ];
    for (const each of all) {
      await world.service.say(ALEX.oid, each);
      await world.service.say(ALEX.oid, each);
    }
    await world.service.say(ALEX.oid, written('a', { sourceId: 's' }));
    await world.pass(0);
    assert.deepEqual(
      world.desk.passed.map(({ text, change }) => [text, change]),
      all.map(({ text, change }) => [text, change]),
    );
  });

  it('cuts a text at 10,000 characters, and no character in two', async () => {
    const world = new CaseWorld();
    await world.open();
    await world.service.say(ALEX.oid, written(`${'x'.repeat(9_999)}🔑 and more`));
    await world.service.say(ALEX.oid, written('\ud83d'));
    await world.pass(0);
    assert.deepEqual(
      world.desk.passed.map(({ text }) => text),
      ['x'.repeat(9_999), '\ufffd'],
    );
  });

  it('does not let one side wait for the other', async () => {
    const world = new CaseWorld();
    const { id } = await world.claimed();
    world.desk.before = away;
    await world.service.say(ALEX.oid, written('to the desk'));
    await world.service.reply({ caseId: id, helper: KIM, written: written('to the user') });
    await world.pass(0);
    assert.deepEqual(world.chat.heard.at(-1), 'to the user');
    assert.deepEqual(world.desk.passed, []);
    world.desk.before = fine;
    await world.pass(HOUR);
    assert.deepEqual(
      world.desk.passed.map(({ text }) => text),
      ['to the desk'],
    );
  });

  it('waits as long as the channel asks, however much happens meanwhile', async () => {
    const world = new CaseWorld();
    const { id } = await world.open();
    let asked = 0;
    world.desk.before = () => {
      asked += 1;
      return Promise.reject(new IoError('teams.throttled', { retryable: true, retryAfterMs: 10 * MINUTE }));
    };
    await world.service.claim({ caseId: id, helper: KIM });
    await world.pass(0);
    await world.service.release({ caseId: id, helper: KIM });
    await world.service.claim({ caseId: id, helper: KIM });
    await world.service.say(ALEX.oid, written('hello'));
    await world.pass(9 * MINUTE);
    assert.equal(asked, 1);
    world.desk.before = fine;
    await world.pass(2 * MINUTE);
    assert.deepEqual(
      world.desk.passed.map(({ text }) => text),
      ['hello'],
    );
  });

  it('passes a message on once when two workers take the case at the same time', async () => {
    const world = new CaseWorld();
    const { id } = await world.open();
    await world.service.say(ALEX.oid, written('hello'));
    await Promise.all([1, 2, 3].map(() => world.service.advance(id)));
    await world.pass(HOUR);
    assert.equal(world.desk.passed.length, 1);
  });

  it('passes on what comes while a worker is at it', async () => {
    const world = new CaseWorld();
    const { id } = await world.open();
    let isFirst = true;
    world.desk.after = async () => {
      if (!isFirst) return;
      isFirst = false;
      await world.service.say(ALEX.oid, written('two'));
    };
    await world.service.say(ALEX.oid, written('one'));
    await world.service.advance(id);
    assert.deepEqual(
      world.desk.passed.map(({ text }) => text),
      ['one', 'two'],
    );
  });

  it('passes a message on again where the worker died before it could note it', async () => {
    const world = new CaseWorld();
    const { id } = await world.open();
    let isDead = false;
    world.desk.after = () => {
      if (isDead || world.desk.passed.length === 0) return fine();
      isDead = true;
      return new Promise(() => undefined);
    };
    await world.service.say(ALEX.oid, written('hello'));
    await Promise.race([world.service.advance(id), new Promise((resolve) => setTimeout(resolve, 10))]);
    await world.service.advance(id);
    assert.equal(world.desk.passed.length, 1, 'the lease keeps others away');
    world.clock.time += 2 * MINUTE;
    await world.service.sweep();
    await world.pass(0);
    assert.equal(world.desk.passed.length, 2);
    assert.deepEqual((await world.stored(id)).outbox, []);
  });

  it('notes down what it passed on, also where the store is away for a while', async () => {
    const world = new CaseWorld();
    const { id } = await world.open();
    const update = world.store.update.bind(world.store);
    let failures = 0;
    world.desk.after = () => {
      world.deps.store.update = (changed) => {
        if (failures === 5) return update(changed);
        failures += 1;
        return Promise.reject(new IoError('redis.unavailable', { retryable: true }));
      };
      return fine();
    };
    await world.service.say(ALEX.oid, written('hello'));
    await world.pass(HOUR);
    assert.deepEqual([world.desk.passed.length, failures], [1, 5]);
    assert.deepEqual((await world.stored(id)).outbox, []);
  });

  it('tells the other systems and the audit everything once, under ids of their own', async () => {
    const world = new CaseWorld();
    const { id } = await world.claimed();
    await world.service.resolve({ caseId: id, helper: KIM, resolution: 'solved' });
    await world.pass(0);
    const announced = [...world.records.announced.values()];
    assert.deepEqual(
      announced.map(({ event }) => event),
      ['case.opened', 'case.claimed', 'case.resolved'],
    );
    assert.deepEqual(world.records.audited(), ['case-opened', 'case-claimed', 'case-resolved']);
    assert.ok(
      [...world.records.events.values()].every(
        ({ caseId, subject }) => caseId === id && subject === ALEX.oid,
      ),
    );
  });

  it('keeps no errand for other systems where there are none', async () => {
    const world = new CaseWorld();
    const { announcer: _, ...deps } = world.deps;
    const opened = await createCaseService(deps).open(someOpening());
    assert.ok(opened.outbox.every(({ kind }) => kind !== 'announce'));
  });
});

describe('a helpdesk that cannot be reached', () => {
  it('leaves the case as it is, sends the user the contact, and says so to operators', async () => {
    const world = new CaseWorld();
    world.desk.away = 'refused';
    const opened = await world.open();
    assert.deepEqual(
      [opened.state, opened.undeliverable, world.chat.heard],
      ['open', 'helpdesk', ['(no-channel)']],
    );
    assert.deepEqual(world.log.messages('error'), ['Case cannot be shown to the helpdesk']);
    await world.pass(100 * HOUR);
    assert.deepEqual(world.desk.reminders, []);
  });

  it('asks for the channel again with every message, and keeps the words until it is there', async () => {
    const world = new CaseWorld();
    world.desk.away = 'refused';
    await world.open();
    await world.service.say(ALEX.oid, written('one'));
    await world.pass(0);
    assert.deepEqual(world.chat.heard, ['(no-channel)', '(no-channel)']);
    world.desk.away = undefined;
    await world.service.say(ALEX.oid, written('two'));
    await world.pass(0);
    assert.deepEqual(
      world.desk.passed.map(({ text }) => text),
      ['one', 'two'],
    );
    assert.equal((await world.service.current(ALEX.oid))?.undeliverable, undefined);
  });

  it('shows all open cases once a channel is set', async () => {
    const world = new CaseWorld();
    world.desk.away = 'refused';
    const { id } = await world.open();
    world.desk.away = undefined;
    await world.service.channelChanged();
    await world.pass(0);
    assert.equal((await world.stored(id)).undeliverable, undefined);
    assert.equal(world.desk.posted.length, 1);
  });

  it('begins a new thread where the old one is gone, with what was to be said in it', async () => {
    const world = new CaseWorld();
    const { id } = await world.claimed();
    world.desk.delivery = 'undeliverable';
    const post = world.desk.post.bind(world.desk);
    world.desk.post = (opened) => {
      world.desk.delivery = 'delivered';
      return post(opened);
    };
    await world.service.say(ALEX.oid, written('hello'));
    await world.pass(0);
    assert.equal((await world.stored(id)).thread?.conversationId, 'thread-2');
    assert.deepEqual(
      world.desk.passed.map(({ text }) => text),
      ['hello'],
    );
  });

  it('does not begin threads without end where every one refuses', async () => {
    const world = new CaseWorld();
    const { id } = await world.claimed();
    world.desk.delivery = 'undeliverable';
    await world.service.say(ALEX.oid, written('hello'));
    await world.pass(0);
    const stored = await world.stored(id);
    assert.deepEqual([stored.undeliverable, world.desk.posted.length <= 3], ['helpdesk', true]);
    assert.ok(world.chat.heard.includes('(no-channel)'));
  });

  it('takes no more than a hundred messages for a channel that is away', async () => {
    const world = new CaseWorld();
    world.desk.away = 'refused';
    await world.open();
    for (let i = 0; i < 100; i += 1) assert.ok((await world.service.say(ALEX.oid, written(`m${i}`))).ok);
    assert.deepEqual(await world.service.say(ALEX.oid, written('more')), {
      ok: false,
      error: { reason: 'full' },
    });
  });

  it('counts as away when nothing was taken for 72 hours', async () => {
    const world = new CaseWorld();
    world.desk.before = away;
    const { id } = await world.open();
    await world.pass(73 * HOUR);
    assert.equal((await world.stored(id)).undeliverable, 'helpdesk');
    assert.deepEqual(world.chat.heard, ['(no-channel)']);
  });
});

describe('a user who cannot be reached', () => {
  it('is marked for the helper to see, until they write again', async () => {
    const world = new CaseWorld();
    const { id } = await world.claimed();
    world.chat.delivery = 'undeliverable';
    await world.service.reply({ caseId: id, helper: KIM, written: written('hello') });
    await world.pass(0);
    const stored = await world.stored(id);
    assert.deepEqual([stored.undeliverable, stored.outbox], ['user', []]);
    assert.equal(world.desk.shown.at(-1)?.undeliverable, 'user');
    await world.service.say(ALEX.oid, written('here I am'));
    await world.pass(0);
    assert.equal((await world.stored(id)).undeliverable, undefined);
  });
});
