import type { Clock, Instant } from '../platform/clock.ts';
import { createScript } from '../platform/redis-script.ts';
import type { RedisConnection } from '../platform/redis.ts';
import type { ApprovalBook } from './policy-gate.ts';

type Grant = Parameters<ApprovalBook['grant']>[0];

/** A last line of defence: cases refuse such an approval with words for the helper. */
function assertBySomebodyElse({ userId, by }: Grant): void {
  if (userId.toLowerCase() === by.toLowerCase())
    throw new Error('An approval must be given by somebody else');
}

/**
 * KEYS: the approval. ARGV: by whom, good until. A new one takes the place of one that was used; the very same again
 * does not, or a grant that is repeated after a crash would be a second approval. It is known by its end, to the
 * millisecond, alone: who gave it may have been erased meanwhile.
 */
const GRANT = createScript(`
if redis.call('HGET', KEYS[1], 'goodUntil') == ARGV[2] then return 0 end
redis.call('DEL', KEYS[1])
redis.call('HSET', KEYS[1], 'by', ARGV[1], 'goodUntil', ARGV[2])
redis.call('PEXPIREAT', KEYS[1], ARGV[2])
return 0
`);

/** KEYS: the approval. ARGV: reset id. Answers 1 where it is good for this reset. */
const SPEND = createScript(`
if redis.call('EXISTS', KEYS[1]) == 0 then return 0 end
redis.call('HSETNX', KEYS[1], 'spentOn', ARGV[1])
return redis.call('HGET', KEYS[1], 'spentOn') == ARGV[1] and 1 or 0
`);

/** KEYS: the approval. ARGV: reset id. One that was used for another reset stays used. */
const GIVE_BACK = createScript(`
if redis.call('HGET', KEYS[1], 'spentOn') == ARGV[1] then redis.call('HDEL', KEYS[1], 'spentOn') end
return 0
`);

/** A book in Redis, for all instances. Keys: `<prefix>approval:<user>:<device>`, see docs/storage.md. */
export function createRedisApprovalBook(redis: RedisConnection): ApprovalBook {
  const key = (userId: string, deviceId: string): string =>
    `${redis.prefix}approval:${nameOf(userId, deviceId)}`;
  return {
    async grant(approval) {
      assertBySomebodyElse(approval);
      const { userId, deviceId, by, goodUntil } = approval;
      await redis.ask((client) => GRANT.run(client, [key(userId, deviceId)], [by, goodUntil]));
    },
    async find(userId, deviceId) {
      const [by, spentOn] = await redis.ask((client) => client.hmget(key(userId, deviceId), 'by', 'spentOn'));
      return typeof by === 'string' && spentOn === null;
    },
    async spend(userId, deviceId, resetId) {
      return (await redis.ask((client) => SPEND.run(client, [key(userId, deviceId)], [resetId]))) === 1;
    },
    async giveBack(userId, deviceId, resetId) {
      await redis.ask((client) => GIVE_BACK.run(client, [key(userId, deviceId)], [resetId]));
    },
  };
}

/** A book in this process: for the sandbox and for tests. */
export function createMemoryApprovalBook(clock: Clock): ApprovalBook {
  const grants = new Map<string, { readonly by: string; readonly goodUntil: Instant; spentOn?: string }>();
  const findGood = (userId: string, deviceId: string): { spentOn?: string } | undefined => {
    const grant = grants.get(nameOf(userId, deviceId));
    return grant !== undefined && clock.now() < grant.goodUntil ? grant : undefined;
  };
  return {
    // In a callback, so that a wrong approval rejects instead of being thrown at the caller.
    grant: (approval) =>
      Promise.resolve(approval).then(({ userId, deviceId, by, goodUntil }) => {
        assertBySomebodyElse(approval);
        const known = grants.get(nameOf(userId, deviceId));
        if (known?.goodUntil === goodUntil) return;
        grants.set(nameOf(userId, deviceId), { by, goodUntil });
      }),
    find(userId, deviceId) {
      const grant = findGood(userId, deviceId);
      return Promise.resolve(grant !== undefined && grant.spentOn === undefined);
    },
    spend(userId, deviceId, resetId) {
      const grant = findGood(userId, deviceId);
      if (grant === undefined) return Promise.resolve(false);
      grant.spentOn ??= resetId;
      return Promise.resolve(grant.spentOn === resetId);
    },
    giveBack(userId, deviceId, resetId) {
      const grant = grants.get(nameOf(userId, deviceId));
      if (grant?.spentOn === resetId) delete grant.spentOn;
      return Promise.resolve();
    },
  };
}

/** Ids may come in any case. */
function nameOf(userId: string, deviceId: string): string {
  return `${userId}:${deviceId}`.toLowerCase();
}
