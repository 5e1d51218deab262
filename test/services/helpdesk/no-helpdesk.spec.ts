import assert from 'node:assert/strict';
import { IoError } from '../../../services/platform/errors.ts';
import { CaseWorld, MINUTE, written } from './case-world.ts';
import { ALEX, KIM } from './some-case.ts';

const DAY = 24 * 60 * MINUTE;

/** A world without a channel. @param isMirrored Whether another system is told of cases. */
function aloneWorld(isMirrored = false): CaseWorld {
  const world = new CaseWorld(undefined, isMirrored);
  world.desk.away = 'no-channel';
  return world;
}

describe('a case where no channel is set', () => {
  it('ends in the contact, with an honest entry, an e-mail and a line in the audit', async () => {
    const world = aloneWorld();
    const { id } = await world.open();
    const ended = await world.stored(id);
    assert.deepEqual([ended.state, ended.closedAt, ended.outbox], ['closed', world.clock.now(), []]);
    assert.partialDeepStrictEqual(ended.timeline.at(-1), { what: 'closed', detail: 'no-helpdesk' });
    assert.deepEqual([world.chat.heard, world.records.mailed], [['(no-helpdesk)'], [id]]);
    assert.deepEqual(world.records.audited(), ['case-opened', 'case-closed']);
    assert.deepEqual(world.log.messages('error'), []);
  });

  it('is over for good: nothing is kept for a channel, and nobody is told anything later', async () => {
    const world = aloneWorld();
    const { id } = await world.open();
    assert.deepEqual(await world.service.say(ALEX.oid, written('hello?')), {
      ok: false,
      error: { reason: 'over' },
    });
    world.desk.away = undefined;
    await world.service.channelChanged();
    await world.pass(3 * DAY);
    assert.deepEqual([world.desk.posted, world.chat.heard], [[], ['(no-helpdesk)']]);
    assert.equal((await world.stored(id)).dueAt, undefined);
  });

  it('makes room for a new one, which a channel that was set meanwhile sees', async () => {
    const world = aloneWorld();
    const first = await world.open();
    world.desk.away = undefined;
    const second = await world.open();
    assert.notEqual(second.id, first.id);
    assert.deepEqual([second.state, world.desk.posted.length], ['open', 1]);
  });

  it('ends also where what the user wrote was on its way', async () => {
    const world = aloneWorld();
    const opened = await world.service.open({
      ...{ reason: 'asked', tenantId: 'tenant-1', user: ALEX, conversationId: 'chat-1', language: 'en' },
    });
    await world.service.say(ALEX.oid, written('my phone is locked'));
    await world.pass(0);
    const { state, outbox } = await world.stored(opened.id);
    assert.deepEqual([state, outbox, world.chat.heard], ['closed', [], ['(no-helpdesk)']]);
  });

  it('ends also where a helper had it and the channel was taken out of the settings', async () => {
    const world = new CaseWorld(undefined, false);
    const { id } = await world.claimed();
    world.desk.away = 'no-channel';
    await world.service.say(ALEX.oid, written('are you there?'));
    await world.pass(0);
    assert.equal((await world.stored(id)).state, 'closed');
    assert.equal(world.chat.heard.at(-1), '(no-helpdesk)');
    assert.deepEqual(await world.service.resolve({ caseId: id, helper: KIM, resolution: 'solved' }), {
      ok: false,
      error: { reason: 'over' },
    });
  });

  it('stays where another system is told of it, which can still resolve it', async () => {
    const world = aloneWorld(true);
    const { id, number } = await world.open();
    assert.equal((await world.stored(id)).state, 'open');
    assert.deepEqual([world.chat.heard, world.records.mailed], [['(no-channel)'], []]);
    await world.service.resolveOutside(number, 'solved');
    await world.pass(0);
    assert.equal((await world.stored(id)).state, 'resolved');
  });

  it('does not wait for the e-mail, which is asked for until that is taken', async () => {
    const world = aloneWorld();
    let isAway = true;
    const send = world.records.sendContact.bind(world.records);
    world.records.sendContact = (about) =>
      isAway ? Promise.reject(new IoError('redis.unavailable', { retryable: true })) : send(about);
    const { id } = await world.open();
    assert.deepEqual([(await world.stored(id)).state, world.chat.heard], ['closed', ['(no-helpdesk)']]);
    isAway = false;
    await world.pass(10 * MINUTE);
    assert.deepEqual([world.records.mailed, (await world.stored(id)).outbox], [[id], []]);
  });
});
