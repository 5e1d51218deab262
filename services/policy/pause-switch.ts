import type { Instant } from '../platform/clock.ts';
import { createScript } from '../platform/redis-script.ts';
import type { RedisConnection } from '../platform/redis.ts';
import type { PauseSwitch, Switched } from './policy-gate.ts';
import { decodeSwitched, encodeSwitched } from './switched.ts';

/** KEYS: the switch. ARGV: when. */
const RESUME = createScript(`
redis.call('HDEL', KEYS[1], 'paused')
redis.call('HSET', KEYS[1], 'resumedAt', ARGV[1])
return 0
`);

/** Where it is kept. */
export function pauseKey(prefix: string): string {
  return `${prefix}pause`;
}

/** A switch in Redis, for all instances. Key: see docs/storage.md. */
export function createRedisPauseSwitch(redis: RedisConnection): PauseSwitch {
  const key = pauseKey(redis.prefix);
  return {
    async read() {
      const paused = await redis.ask((client) => client.hget(key, 'paused'));
      return paused === null ? undefined : decodeSwitched(paused);
    },
    async pause(how) {
      await redis.ask((client) => client.hset(key, 'paused', encodeSwitched(how)));
    },
    async pauseIfRunning(how) {
      return (await redis.ask((client) => client.hsetnx(key, 'paused', encodeSwitched(how)))) === 1;
    },
    async resume(at) {
      await redis.ask((client) => RESUME.run(client, [key], [at]));
    },
    async resumedAt() {
      const at = await redis.ask((client) => client.hget(key, 'resumedAt'));
      return at === null ? undefined : Number(at);
    },
  };
}

/** A switch in this process: for the sandbox and for tests. */
export function createMemoryPauseSwitch(): PauseSwitch {
  let paused: Switched | undefined;
  let resumedAt: Instant | undefined;
  return {
    read: () => Promise.resolve(paused),
    pause(how) {
      paused = how;
      return Promise.resolve();
    },
    pauseIfRunning(how) {
      const isRunning = paused === undefined;
      paused ??= how;
      return Promise.resolve(isRunning);
    },
    resume(at) {
      paused = undefined;
      resumedAt = at;
      return Promise.resolve();
    },
    resumedAt: () => Promise.resolve(resumedAt),
  };
}
