import type { Instant } from '../platform/clock.ts';
import { DAY_MS } from '../platform/clock.ts';
import { createScript } from '../platform/redis-script.ts';
import type { RedisConnection } from '../platform/redis.ts';
import type { Reset } from '../resets/reset.ts';

/** How many resets ended well and badly, by kind of device. */
export interface ResetCounts {
  readonly done: Readonly<Record<string, number>>;
  readonly failed: Readonly<Record<string, number>>;
}

/** Counts resets that ended, for the helpdesk's figures. Holds no people and no devices. */
export interface ResetFigures {
  /** Counts a reset that ended, once however often it is told. What was withdrawn is not counted. */
  note(reset: Reset): Promise<void>;
  /** What ended from then on. Looks back {@link FIGURES_KEPT_MS} at most. */
  count(from: Instant): Promise<ResetCounts>;
}

/** A little longer than the week that is asked for. */
export const FIGURES_KEPT_MS = 8 * DAY_MS;

/** The end of a reset, as it is counted. */
interface End {
  readonly at: Instant;
  /** `<reset> <outcome> <kind of device>`: the same end is the same entry. */
  readonly entry: string;
}

/** Counts in this process: for the sandbox and for tests. */
export function createMemoryResetFigures(): ResetFigures {
  const ends = new Map<string, Instant>();
  return {
    note(reset) {
      const end = endOf(reset);
      if (end !== undefined) ends.set(end.entry, end.at);
      return Promise.resolve();
    },
    count: (from) =>
      Promise.resolve(countEntries([...ends].filter(([, at]) => at >= from).map(([entry]) => entry))),
  };
}

/** KEYS: the ends. ARGV: when, the entry, what is older goes, how long they are kept in milliseconds. */
const NOTE = createScript(`
redis.call('ZADD', KEYS[1], ARGV[1], ARGV[2])
redis.call('ZREMRANGEBYSCORE', KEYS[1], '-inf', ARGV[3])
redis.call('PEXPIRE', KEYS[1], ARGV[4])
return 0
`);

/** Counts in Redis, for all instances. Key: docs/storage.md. */
export function createRedisResetFigures(redis: RedisConnection): ResetFigures {
  const key = `${redis.prefix}{cases}:ended-resets`;
  return {
    async note(reset) {
      const end = endOf(reset);
      if (end === undefined) return;
      const args = [end.at, end.entry, end.at - FIGURES_KEPT_MS, FIGURES_KEPT_MS];
      await redis.ask((client) => NOTE.run(client, [key], args));
    },
    async count(from) {
      return countEntries(await redis.ask((client) => client.zrange(key, String(from), '+inf', 'BYSCORE')));
    },
  };
}

function endOf({ id, state, device, endedAt }: Reset): End | undefined {
  if (endedAt === undefined || !['done', 'failed', 'expired'].includes(state)) return undefined;
  return { at: endedAt, entry: `${id} ${state === 'done' ? 'done' : 'failed'} ${device.kind}` };
}

function countEntries(entries: readonly string[]): ResetCounts {
  return { done: countBy(entries, 'done'), failed: countBy(entries, 'failed') };
}

function countBy(entries: readonly string[], outcome: 'done' | 'failed'): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const entry of entries) {
    const [, its, kind = ''] = entry.split(' ');
    if (its === outcome) counts[kind] = (counts[kind] ?? 0) + 1;
  }
  return counts;
}
