import { z } from 'zod';
import { DAY_MS, type Instant } from '../platform/clock.ts';
import type { Logger } from '../platform/logger.ts';
import type { RedisClient } from '../platform/redis-client.ts';
import { createScript } from '../platform/redis-script.ts';
import type { RedisConnection } from '../platform/redis.ts';
import { err, ok } from '../platform/result.ts';
import { resetKeys } from './reset-keys.ts';
import { decodeReset, encodeReset } from './reset-record.ts';
import type { DueReset, ResetStore } from './reset-store.ts';
import type { Reset } from './reset.ts';
import { isEnded, needsWork } from './transitions.ts';

export interface RedisResetStoreDeps {
  readonly redis: RedisConnection;
  readonly log: Logger;
  /** How long a reset is kept after nothing is left to do about it, in milliseconds. */
  readonly retentionMs?: number;
}

/** (Issue: 30 days after the end.) */
const RETENTION_MS = 30 * DAY_MS;
/** Longer than a reset can be open and its outcome undelivered (72 h each): indexes outlive their records. */
const LONGEST_LIFE_MS = 7 * DAY_MS;

/**
 * KEYS: record, active, byUser, byDevice, due. ARGV: id, json, requestedAt, dueAt, how long indexes are
 * kept in milliseconds. Answers 0, 1 (id taken) or 2 (device busy).
 */
const CREATE = createScript(`
if redis.call('EXISTS', KEYS[1]) == 1 then return 1 end
if redis.call('EXISTS', KEYS[2]) == 1 then return 2 end
redis.call('HSET', KEYS[1], 'revision', 0, 'json', ARGV[2])
redis.call('SET', KEYS[2], ARGV[1])
for i = 3, 4 do
  redis.call('ZREMRANGEBYSCORE', KEYS[i], '-inf', ARGV[3] - ARGV[5])
  redis.call('ZADD', KEYS[i], ARGV[3], ARGV[1])
  redis.call('PEXPIRE', KEYS[i], ARGV[5])
end
redis.call('ZADD', KEYS[5], ARGV[4], ARGV[1])
return 0
`);

/**
 * KEYS: record, active, due. ARGV: id, json, revision read, dueAt, whether it ended (1 or 0), and the
 * retention in milliseconds (empty: still needs work). Answers 1, or 0 where the revision is another.
 */
const UPDATE = createScript(`
if redis.call('HGET', KEYS[1], 'revision') ~= ARGV[3] then return 0 end
redis.call('HSET', KEYS[1], 'revision', ARGV[3] + 1, 'json', ARGV[2])
if ARGV[5] == '1' and redis.call('GET', KEYS[2]) == ARGV[1] then redis.call('DEL', KEYS[2]) end
if ARGV[6] == '' then
  redis.call('ZADD', KEYS[3], ARGV[4], ARGV[1])
else
  redis.call('ZREM', KEYS[3], ARGV[1])
  redis.call('PEXPIRE', KEYS[1], ARGV[6])
end
return 1
`);

/** Keeps resets in Redis, for all instances. Keys: docs/storage.md. */
export function createRedisResetStore(deps: RedisResetStoreDeps): ResetStore {
  const { redis, retentionMs = RETENTION_MS } = deps;
  const keys = resetKeys(redis.prefix);
  const list = async (index: string): Promise<readonly Reset[]> => {
    const ids = await redis.ask((client) => client.zrange(index, 0, '-1', 'REV'));
    return readAll(deps, ids.map(keys.reset));
  };

  return {
    async create(reset) {
      const { id, userId, device, requestedAt, dueAt } = reset;
      const touched = [
        ...[keys.reset(id), keys.active(device.id)],
        ...[keys.user(userId), keys.device(device.id), keys.due],
      ];
      const args = [id, encodeReset(reset), requestedAt, dueAt, retentionMs + LONGEST_LIFE_MS];
      const answer = await redis.ask((client) => CREATE.run(client, touched, args));
      if (answer === 0) return ok(reset);
      return err(answer === 1 ? 'already-created' : 'device-busy');
    },

    async get(id) {
      const [reset] = await readAll(deps, [keys.reset(id)]);
      return reset;
    },

    async update(changed) {
      const { id, device, revision, dueAt } = changed;
      const touched = [keys.reset(id), keys.active(device.id), keys.due];
      const retention = needsWork(changed) ? '' : retentionMs;
      const args = [id, encodeReset(changed), revision, dueAt, isEnded(changed) ? 1 : 0, retention];
      const answer = await redis.ask((client) => UPDATE.run(client, touched, args));
      return answer === 1 ? ok({ ...changed, revision: revision + 1 }) : err('conflict');
    },

    listByUser: (userId) => list(keys.user(userId)),
    listByDevice: (deviceId) => list(keys.device(deviceId)),
    listDue: (dueBy, limit) => redis.ask((client) => listDue(client, keys.due, dueBy, limit)),
    async listDueWithin(after, dueBy) {
      const row = await redis.ask((client) =>
        client.zrange(keys.due, `(${after}`, String(dueBy), 'BYSCORE', 'WITHSCORES'),
      );
      return readDue(row);
    },
    countOpen: () => redis.ask((client) => client.zcard(keys.due)),
  };
}

function listDue(client: RedisClient, due: string, dueBy: Instant, limit: number): Promise<string[]> {
  return client.zrange(due, '-inf', String(dueBy), 'BYSCORE', 'LIMIT', 0, limit);
}

/** Ids and their scores, in turn. */
function readDue(row: readonly string[]): DueReset[] {
  return row.flatMap((id, i) => (i % 2 === 0 ? [{ id, dueAt: Number(row[i + 1]) }] : []));
}

const Row = z.tuple([z.string(), z.string()]);

/** Reads records in one round trip. What has expired is left out; so is, loudly, what cannot be read. */
async function readAll({ redis, log }: RedisResetStoreDeps, keys: readonly string[]): Promise<Reset[]> {
  if (keys.length === 0) return [];
  const rows = await redis.ask((client) =>
    Promise.all(keys.map((key) => client.hmget(key, 'revision', 'json'))),
  );
  return keys.flatMap((key, i) => readRow(log, key, rows[i]));
}

function readRow(log: Logger, key: string, fields: unknown): Reset[] {
  if (Array.isArray(fields) && fields.every((field) => field === null)) return [];
  const row = Row.safeParse(fields);
  const reset = row.success ? decodeReset(row.data[1], Number(row.data[0])) : undefined;
  if (reset !== undefined) return [reset];
  log.error({ key }, 'Stored reset is damaged or of a newer version');
  return [];
}
