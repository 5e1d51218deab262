import { randomUUID } from 'node:crypto';
import { SECOND_MS } from './clock.ts';
import { IoError } from './errors.ts';
import type { KeyedLock, Lease, Prepare } from './keyed-lock.ts';
import type { Logger } from './logger.ts';
import { createMemoryKeyedLock, LOCK_WAIT_MS } from './memory-keyed-lock.ts';
import { createScript } from './redis-script.ts';
import type { RedisConnection } from './redis.ts';

export interface RedisKeyedLockDeps {
  readonly redis: RedisConnection;
  readonly log: Logger;
  /** How long to wait for the place, in milliseconds. */
  readonly waitMs?: number;
  /** How long a dead holder keeps others out, in milliseconds. A living one extends it in good time. */
  readonly leaseMs?: number;
}

/** Long enough to miss two extensions, short enough that a crash is over before Teams resends. */
const LEASE_MS = 6 * SECOND_MS;
const FIRST_POLL_MS = 10;
const LONGEST_POLL_MS = 200;

/** Only the holder's own token opens or extends the lock: one that lost it must not touch the next one's. */
const RELEASE = createScript(
  `if redis.call('GET', KEYS[1]) == ARGV[1] then return redis.call('DEL', KEYS[1]) end return 0`,
);
const EXTEND = createScript(
  `if redis.call('GET', KEYS[1]) == ARGV[1] then return redis.call('PEXPIRE', KEYS[1], ARGV[2]) end return 0`,
);

/**
 * One at a time for a key, over all instances. Keys: `<prefix>lock:<key>`, see docs/storage.md.
 *
 * Those who wait in one instance line up there, so that only the first of each asks Redis, at growing intervals.
 */
export function createRedisKeyedLock(deps: RedisKeyedLockDeps): KeyedLock {
  const { redis, waitMs = LOCK_WAIT_MS, leaseMs = LEASE_MS } = deps;
  const line = createMemoryKeyedLock({ waitMs });

  return {
    run: (key, work, prepare = nothing) => {
      const deadline = Date.now() + waitMs;
      return line.run(key, async (place) => {
        const held: HeldLock = {
          name: `${redis.prefix}lock:${key}`,
          token: randomUUID(),
          leaseMs,
          heldUntil: 0,
          isHandedOver: false,
          place,
        };
        try {
          await acquire(redis, held, { deadline, prepare });
          return await workOn(deps, held, work);
        } finally {
          leave(deps, held);
        }
      });
    },
  };
}

async function workOn<T>(
  deps: RedisKeyedLockDeps,
  held: HeldLock,
  work: (lease: Lease) => Promise<T>,
): Promise<T> {
  const stop = keepExtending(deps, held);
  try {
    return await work({
      isHeld: () => held.place.isHeld() && performance.now() < held.heldUntil,
      leave() {
        stop();
        leave(deps, held);
      },
      handOver() {
        if (held.heldUntil === 0) return undefined;
        held.isHandedOver = true;
        return { key: held.name, token: held.token };
      },
    });
  } finally {
    stop();
  }
}

/** Not waited for: nobody who is answered needs to know, and whoever comes next asks Redis after it. */
function leave(deps: RedisKeyedLockDeps, lock: HeldLock): void {
  if (lock.place.isHeld() && lock.heldUntil > 0 && !lock.isHandedOver) void release(deps, lock);
  lock.place.leave();
}

interface HeldLock {
  readonly name: string;
  readonly token: string;
  readonly leaseMs: number;
  /** Until when nobody else can have it, by the clock that nobody sets (`performance.now`); 0 while it is not ours. */
  heldUntil: number;
  /** A write gives it back. */
  isHandedOver: boolean;
  /** In this instance's line; once it is left, the lock is too, whatever an extension still under way says. */
  readonly place: Lease;
}

const nothing: Prepare = () => Promise.resolve();

async function acquire(
  redis: RedisConnection,
  lock: HeldLock,
  { deadline, prepare }: { readonly deadline: number; readonly prepare: Prepare },
): Promise<void> {
  let wait = FIRST_POLL_MS;
  while (!(await tryAcquire(redis, lock, prepare))) {
    if (Date.now() + wait > deadline) throw new IoError('lock.timeout', { retryable: true });
    await new Promise((resolve) => setTimeout(resolve, wait * (0.5 + Math.random())));
    wait = Math.min(LONGEST_POLL_MS, wait * 2);
  }
}

/**
 * One server carries out what one connection asks in its order, so both are asked at once and what is read then is
 * read after the place was taken. The nodes of a cluster keep no common order: there the answer comes first.
 */
async function tryAcquire(redis: RedisConnection, lock: HeldLock, prepare: Prepare): Promise<boolean> {
  const { name, token, leaseMs } = lock;
  const held = hold(lock, () =>
    redis.ask(async (client) => (await client.set(name, token, 'PX', leaseMs, 'NX')) === 'OK'),
  );
  const prepared = redis.client.isCluster ? undefined : prepare();
  await Promise.allSettled([held, prepared]);
  if (!(await held)) return false;
  await (prepared ?? prepare());
  return true;
}

/** Counts the lease from before Redis was asked: there it began later, so that it never ends there first. */
async function hold(lock: HeldLock, ask: () => Promise<boolean>): Promise<boolean> {
  const askedAt = performance.now();
  const isOurs = await ask();
  lock.heldUntil = isOurs ? askedAt + lock.leaseMs : 0;
  return isOurs;
}

/** Extends the lease for as long as the work takes. @returns What ends that. */
function keepExtending({ redis, log }: RedisKeyedLockDeps, lock: HeldLock): () => void {
  const { name, token, leaseMs } = lock;
  const extend = async (): Promise<void> => {
    try {
      const isOurs = await hold(lock, () =>
        redis.ask(async (client) => (await EXTEND.run(client, [name], [token, leaseMs])) === 1),
      );
      if (isOurs) return;
      clearInterval(timer);
      log.error({ lock: name }, 'Lock lost while the work went on');
    } catch (error) {
      log.warn({ lock: name, error }, 'Lock not extended');
    }
  };
  const timer = setInterval(() => void extend(), leaseMs / 3);
  return () => {
    clearInterval(timer);
  };
}

/** Where Redis is away the lease runs out by itself: no reason to spoil work that is done. */
async function release({ redis, log }: RedisKeyedLockDeps, lock: HeldLock): Promise<void> {
  try {
    await redis.ask((client) => RELEASE.run(client, [lock.name], [lock.token]));
  } catch (error) {
    log.warn({ lock: lock.name, error }, 'Lock not released, it will expire');
  }
}
