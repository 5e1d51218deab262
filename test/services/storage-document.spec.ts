import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createChainHash } from '../../services/audit/audit-chain.ts';
import { createRedisAuditStore } from '../../services/audit/redis-audit-store.ts';
import { createRedisForwardCursor } from '../../services/audit/redis-forward-cursor.ts';
import { createRedisCaseStore } from '../../services/helpdesk/redis-case-store.ts';
import { createRedisResetFigures } from '../../services/helpdesk/reset-figures.ts';
import { RESET_LINE } from '../../services/intune/reset-command.ts';
import { createWatchBudget } from '../../services/intune/watch-budget.ts';
import { createRedisNoticeLedger } from '../../services/notices/redis-notice-ledger.ts';
import { systemClock } from '../../services/platform/clock.ts';
import { createRedisDocumentStore } from '../../services/platform/redis-document-store.ts';
import { createRedisKeyedLock } from '../../services/platform/redis-keyed-lock.ts';
import { createRedisOnce } from '../../services/platform/redis-once.ts';
import { createRedisWaitingLine } from '../../services/platform/redis-waiting-line.ts';
import { createRedisRateBudgets } from '../../services/platform/redis-rate-budget.ts';
import { connectRedis, type RedisConnection } from '../../services/platform/redis.ts';
import { createBullmqQueue } from '../../services/jobs/bullmq-queue.ts';
import { createRedisApprovalBook } from '../../services/policy/approval-book.ts';
import { createRedisBlockList } from '../../services/policy/block-list.ts';
import { createRedisPauseSwitch } from '../../services/policy/pause-switch.ts';
import { DEFAULT_POLICY } from '../../services/policy/policy.ts';
import { quotasOf } from '../../services/policy/quotas.ts';
import { createRedisLimitLedger } from '../../services/policy/redis-limit-ledger.ts';
import { createRedisResetStore } from '../../services/resets/redis-reset-store.ts';
import { createRedisWebhookOutbox } from '../../services/webhooks/redis-webhook-outbox.ts';
import { useRedis } from '../harness/redis-client.ts';
import { someEvents } from './audit/some-event.ts';
import { silent } from './resets/hand-ports.ts';
import { someCase } from './helpdesk/some-case.ts';
import { someReset } from './resets/some-reset.ts';

/** A row of the table: the key, as a pattern, and Redis's type of it. */
interface Documented {
  readonly key: string;
  readonly pattern: RegExp;
  readonly type: string;
}

const TYPES: Readonly<Record<string, string>> = {
  'sorted set': 'zset',
  hash: 'hash',
  string: 'string',
  stream: 'stream',
};

function readDocumented(): Documented[] {
  const text = readFileSync(new URL('../../docs/storage.md', import.meta.url), 'utf8');
  return [...text.matchAll(/^\| `([^`]+)` +\| ([^|:]+?) *(?::[^|]*)?\|/gm)].map(
    ([, key = '', type = '']) => ({
      key,
      pattern: new RegExp(`^${key.replaceAll(/[{}]/g, '\\$&').replaceAll(/<[^>]+>/g, '.+')}$`),
      type: TYPES[type] ?? type,
    }),
  );
}

/** Makes everything that keeps something in Redis keep something; looks while it is all there. */
async function findKeys(redis: RedisConnection): Promise<Map<string, string>> {
  await redis.isReady();
  const queue = createBullmqQueue({ redis, clock: systemClock, log: silent });
  await createRedisDocumentStore({ redis, log: silent, lifetimeMs: 60_000 }).write({ a: { n: 1 } });
  await createRedisOnce(redis).claim('a', 60);
  await createWatchBudget(createRedisRateBudgets(redis), 1000).take(20, 'close');
  await createRedisResetStore({ redis, log: silent }).create(someReset());
  const audit = createRedisAuditStore({ redis, hashOf: createChainHash(undefined) });
  await audit.append('tenant-1', someEvents(2));
  await audit.trim('tenant-1', 1_500);
  await createRedisForwardCursor(redis).take('tenant-1', 1_000, 2_000);
  await createRedisNoticeLedger(redis).take('reset-1:ended', 60_000);
  await keepPolicy(redis);
  await keepCases(redis);
  await queue.schedule({ kind: 'reset', resetId: 'reset-1' }, Date.now() + 60_000);
  const keys = await createRedisKeyedLock({ redis, log: silent }).run('a', () => readTypes(redis));
  await queue.close();
  return keys;
}

async function keepPolicy(redis: RedisConnection): Promise<void> {
  const now = Date.now();
  const entry = { resetId: 'reset-1', tenantId: 'tenant-1', userId: 'user-1', deviceId: 'device-1' };
  await createRedisLimitLedger(redis).enter(entry, now, quotasOf(DEFAULT_POLICY, now));
  await createRedisPauseSwitch(redis).pause({ at: now, by: 'operator', note: '' });
  await createRedisBlockList(redis).block('user-1', { at: now, by: 'not-me', note: '' });
  await createRedisApprovalBook(redis).grant({ ...entry, by: 'helper', goodUntil: now + 60_000 });
}

/** A case that waits and one that is held, by a user each, and one that is resolved. */
async function keepCases(redis: RedisConnection): Promise<void> {
  const store = createRedisCaseStore({ redis, log: silent });
  for (const state of ['open', 'claimed', 'resolved'] as const) {
    const user = { oid: state, name: '' };
    const { current } = await store.create(someCase({ id: state, user, resetId: state, dueAt: 1 }));
    await store.update({
      ...current,
      state,
      claimedAt: 1,
      ...(state === 'resolved' ? { resolvedAt: 1 } : {}),
    });
  }
  await createRedisWaitingLine({ redis, name: 'reset', limit: RESET_LINE, longestMs: 60_000 }).join();
  await createRedisResetFigures(redis).note(someReset({ state: 'done', endedAt: 1 }));
  await createRedisWebhookOutbox(redis, silent).put({ id: 'event', body: '{}', since: 1 });
}

async function readTypes({ client, prefix }: RedisConnection): Promise<Map<string, string>> {
  const keys = await client.keys(`${prefix}*`);
  const types = await Promise.all(keys.map((key) => client.type(key)));
  return new Map(keys.map((key, i) => [key.slice(prefix.length), types[i] ?? '']));
}

describe('docs/storage.md', () => {
  const redis = useRedis();

  it('names every key that the code writes, with its type, and no other', async () => {
    const documented = readDocumented();
    const connection = await connectRedis({ url: redis().server.url, prefix: 'document' }, silent);
    const found = await findKeys(connection);
    await connection.close();
    const used = new Set<string>();
    for (const [key, type] of found) {
      const row = documented.find(({ pattern }) => pattern.test(key));
      assert.ok(row !== undefined, `${key} is not documented`);
      if (!row.key.includes('<BullMQ>')) assert.equal(type, row.type, key);
      used.add(row.key);
    }
    assert.deepEqual(
      documented.map(({ key }) => key).filter((key) => !used.has(key)),
      [],
    );
    assert.equal(documented.length, 39);
  });
});
