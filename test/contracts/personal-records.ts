import assert from 'node:assert/strict';
import { createRedisCaseStore } from '../../services/helpdesk/redis-case-store.ts';
import { createBullmqQueue } from '../../services/jobs/bullmq-queue.ts';
import { createRedisNoticeLedger } from '../../services/notices/redis-notice-ledger.ts';
import { DAY_MS, HOUR_MS, SECOND_MS, systemClock } from '../../services/platform/clock.ts';
import { createRedisDocumentStore } from '../../services/platform/redis-document-store.ts';
import { createRedisRateBudget } from '../../services/platform/redis-rate-budget.ts';
import type { RedisConnection } from '../../services/platform/redis.ts';
import { createRedisApprovalBook } from '../../services/policy/approval-book.ts';
import { createRedisBlockList } from '../../services/policy/block-list.ts';
import { createRedisPauseSwitch } from '../../services/policy/pause-switch.ts';
import { DEFAULT_POLICY } from '../../services/policy/policy.ts';
import { quotasOf } from '../../services/policy/quotas.ts';
import { createRedisLimitLedger } from '../../services/policy/redis-limit-ledger.ts';
import { type Holding, HOLDINGS } from '../../services/privacy/personal-store.ts';
import { createRedisPersonalRecords } from '../../services/privacy/redis-personal-records.ts';
import { resetKeys } from '../../services/resets/reset-keys.ts';
import { createRedisResetStore } from '../../services/resets/redis-reset-store.ts';
import { createRedisWebhookOutbox } from '../../services/webhooks/redis-webhook-outbox.ts';
import { readEverything } from '../harness/redis-content.ts';
import { claimedCase, someCase, somePhone } from '../services/helpdesk/some-case.ts';
import { silent } from '../services/resets/hand-ports.ts';
import { someReset } from '../services/resets/some-reset.ts';

/** Everything that is kept of somebody with a reset and a case open; all their ids end in their name. */
async function live(redis: RedisConnection, name: string): Promise<void> {
  const now = Date.now();
  const [userId, resetId, caseId] = [`user-${name}`, `reset-${name}`, `case-${name}`];
  const [deviceId, conversationId] = [`device-${name}`, `chat-${name}`];
  const device = { id: deviceId, name: `Phone of ${name}`, kind: 'ios' } as const;
  const reset = someReset({ id: resetId, userId, conversationId, device });
  await createRedisResetStore({ redis, log: silent }).create(reset);
  const facts = { id: caseId, conversationId, resetId, device: somePhone(device), dueAt: now };
  const thread = { conversationId: `thread-${name}`, cardActivityId: `card-${name}` };
  const user = { oid: userId, name };
  await createRedisCaseStore({ redis, log: silent }).create(
    someCase({ ...facts, user, thread, timeline: [] }),
  );
  const documents = createRedisDocumentStore({ redis, log: silent, lifetimeMs: DAY_MS });
  await documents.write({ [`conversation/${conversationId}`]: { entry: { sender: { oid: userId, name } } } });
  const ledgerEntry = { resetId, tenantId: 'tenant', userId, deviceId };
  await createRedisLimitLedger(redis).enter(ledgerEntry, now, quotasOf(DEFAULT_POLICY, now));
  await createRedisApprovalBook(redis).grant({ userId, deviceId, by: 'helper', goodUntil: now + HOUR_MS });
  await createRedisNoticeLedger(redis).noteSent(`${resetId}:requested`);
  await createRedisNoticeLedger(redis).noteSent(`${userId}:proof-failed:1`);
  const limit = { requests: 50, windowMs: 30 * SECOND_MS, burst: 5 };
  await createRedisRateBudget({ redis, name: `send/${conversationId}`, limit }).take(1);
  const body = JSON.stringify({ case: { id: caseId, user: { id: userId, name } } });
  await createRedisWebhookOutbox(redis, silent).put({ id: `event-${caseId}`, body, since: now });
  await createRedisBlockList(redis).block(userId, { at: now, by: 'not-me', note: '' });
  const queue = createBullmqQueue({ redis, clock: systemClock, log: silent });
  await queue.schedule({ kind: 'case', caseId }, now + HOUR_MS);
  await queue.schedule({ kind: 'prompt-timeout', conversationId, promptId: 'prompt' }, now + HOUR_MS);
  await queue.schedule({ kind: 'mail', notice: { about: 'ended', resetId } }, now);
  await queue.close();
}

/** Everything that is kept of somebody who helped another. */
async function help(redis: RedisConnection, name: string, other: string): Promise<void> {
  const now = Date.now();
  const helper = { oid: `user-${name}`, name };
  const user = { oid: `user-${other}`, name: other };
  const facts = { id: `case-${other}`, conversationId: `chat-${other}`, user, claimedBy: helper };
  const timeline = [{ at: now, what: 'claimed', by: helper } as const];
  await createRedisCaseStore({ redis, log: silent }).create(claimedCase({ ...facts, timeline }));
  const approval = {
    userId: user.oid,
    deviceId: `device-${other}`,
    by: helper.oid,
    goodUntil: now + HOUR_MS,
  };
  await createRedisApprovalBook(redis).grant(approval);
  const body = JSON.stringify({
    case: { id: facts.id, user: { id: user.oid, name: other }, helper: { id: helper.oid, name } },
    message: { person: { id: helper.oid, name }, text: 'Hello' },
  });
  await createRedisWebhookOutbox(redis, silent).put({ id: `event-case-${other}`, body, since: now });
  await createRedisPauseSwitch(redis).pause({ at: now, by: helper.oid, note: 'Wait' });
}

/** Finds, tells and erases everything about a person, on any kind of Redis. */
export function describePersonalRecords(openRedis: () => RedisConnection): void {
  let fresh: RedisConnection;

  beforeEach(async () => {
    fresh = openRedis();
    await live(fresh, 'alex');
    await live(fresh, 'megan');
    await help(fresh, 'alex', 'lee');
  });

  const naming = async (name: string): Promise<readonly string[]> =>
    (await readEverything(fresh))
      .filter(({ key, content }) => `${key} ${content}`.toLowerCase().includes(name))
      .map(({ key }) => key.slice(fresh.prefix.length));

  async function eraseAll(userId: string): Promise<Partial<Record<Holding, number>>> {
    const records = createRedisPersonalRecords(fresh, silent);
    const person = await records.find(userId);
    const counts: Partial<Record<Holding, number>> = {};
    for (const holding of HOLDINGS) counts[holding] = await records.stores[holding].erase(person);
    return counts;
  }

  it('is found by the id of the user, with what is open', async () => {
    const found = await createRedisPersonalRecords(fresh, silent).find('user-alex');

    assert.deepEqual(found, {
      userId: 'user-alex',
      conversationIds: ['chat-alex'],
      resetIds: ['reset-alex'],
      caseIds: ['case-alex'],
      deviceIds: ['device-alex'],
      openResetIds: ['reset-alex'],
      openCaseIds: ['case-alex'],
    });
  });

  it('is told in full, of every kind, and of nobody else', async () => {
    const records = createRedisPersonalRecords(fresh, silent);
    const person = await records.find('user-alex');
    for (const holding of HOLDINGS) {
      const told = JSON.stringify(await records.stores[holding].list(person));
      assert.notEqual(told, '[]', holding);
      assert.doesNotMatch(told, /megan/, holding);
    }
  });

  it('is gone when it is erased, in every index; only the count of the tenant still has the id of the reset', async () => {
    const before = await naming('megan');

    const counts = await eraseAll('user-alex');

    assert.deepEqual(counts, {
      ...{ resets: 1, cases: 1, conversations: 1, limits: 1, traces: 4 },
      ...{ 'webhook-events': 2, jobs: 3, blocks: 1 },
      ...{ 'help-given': 1, 'approvals-given': 1, pause: 1 },
    });
    assert.deepEqual(await naming('alex'), ['{limits}:tenant:tenant']);
    assert.deepEqual((await naming('megan')).toSorted(), before.toSorted());
  });

  it('leaves what is about others as it was, without a name', async () => {
    await eraseAll('user-alex');

    assert.ok(await createRedisApprovalBook(fresh).find('user-lee', 'device-lee'));
    assert.equal((await createRedisPauseSwitch(fresh).read())?.note, 'Wait');
    const outbox = createRedisWebhookOutbox(fresh, silent);
    const event = await outbox.lease('event-case-lee', Date.now(), Date.now() + HOUR_MS);
    const nobody = { id: 'former-helper', name: '' };
    assert.deepEqual(JSON.parse(event?.body ?? ''), {
      case: { id: 'case-lee', user: { id: 'user-lee', name: 'lee' }, helper: nobody },
      message: { person: nobody, text: 'Hello' },
    });
    assert.ok((await fresh.client.pttl(`${fresh.prefix}{webhooks}:event:event-case-lee`)) > 0);
  });

  it('is gone also where it is damaged', async () => {
    const { client, prefix } = fresh;
    await client.hset(resetKeys(prefix).reset('reset-alex'), 'json', '{"userId":"user-alex"');
    await client.hset(`${prefix}{cases}:case:case-alex`, 'json', '{"user":"user-alex"');
    await client.hset(`${prefix}state:conversation/chat-alex`, 'json', '{"sender":"USER-ALEX"');

    await eraseAll('user-alex');

    const left = await naming('alex');
    for (const key of left) assert.doesNotMatch(key, /:(reset|case):(reset|case)-alex$|^state:/);
    assert.deepEqual(
      (await readEverything(fresh)).filter(({ content }) => content.includes('user-alex')),
      [],
    );
  });

  it('counts nothing where there is nobody', async () => {
    assert.deepEqual(
      Object.values(await eraseAll('user-nobody')),
      HOLDINGS.map(() => 0),
    );
  });

  it('leaves a device free for the next reset', async () => {
    await eraseAll('user-alex');
    const again = someReset({ id: 'reset-2', device: { id: 'device-alex', name: 'Phone', kind: 'ios' } });
    assert.ok((await createRedisResetStore({ redis: fresh, log: silent }).create(again)).ok);
  });
}
