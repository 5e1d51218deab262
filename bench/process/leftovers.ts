import { setTimeout as sleep } from 'node:timers/promises';
import type { Redis } from 'ioredis';
import { SECOND_MS } from '../../services/platform/clock.ts';

/** Longer than a job of a dead instance stays in its hands: BullMQ gives it to another after that. */
const PATIENCE_MS = 75 * SECOND_MS;
/** Longer than a job takes. */
const MOMENT_MS = SECOND_MS / 2;

/** What a key is, why it may be there, and what is wrong with it if anything. */
type Rule = readonly [pattern: RegExp, judge: (redis: Redis, key: string) => Promise<string | undefined>];

const fine = (): Promise<undefined> => Promise.resolve(undefined);
const orphan = (): Promise<string> => Promise.resolve('is left behind');

async function fades(redis: Redis, key: string): Promise<string | undefined> {
  return (await redis.pttl(key)) === -1 ? 'never expires' : undefined;
}

async function isEmpty(redis: Redis, key: string): Promise<string | undefined> {
  const left = await entriesOf(redis, key);
  return left.length > 0 ? `still holds ${left.length}: ${left.slice(0, 3).join(', ')}` : undefined;
}

/** An empty list or set is no key at all. */
async function entriesOf(redis: Redis, key: string): Promise<readonly string[]> {
  const type = await redis.type(key);
  if (type === 'none') return [];
  return type === 'list' ? redis.lrange(key, 0, -1) : redis.zrange(key, 0, '-1');
}

/** What waits for a time to come: the end of a prompt, and the reminder of a case that somebody took meanwhile. */
const FOR_LATER: readonly (string | null)[] = ['prompt-timeout', 'case'];

/** A job's own hash must be known to the queue. Records that still need one are entered as due. */
async function isPlanned(redis: Redis, key: string): Promise<string | undefined> {
  const id = key.slice(key.lastIndexOf(':') + 1);
  const delayed = key.replace(/[^:]+$/, 'delayed');
  const failed = key.replace(/[^:]+$/, 'failed');
  // Told of by the list itself.
  if ((await redis.zscore(failed, id)) !== null) return undefined;
  if ((await redis.zscore(delayed, id)) === null) return 'is a job that no list knows';
  const name = await redis.hget(key, 'name');
  return FOR_LATER.includes(name) ? undefined : `is a job left over: ${String(name)}`;
}

/** In the words of docs/storage.md. The first rule that fits a key decides; a key that none fits is an orphan. */
const RULES: readonly Rule[] = [
  [/^(state|once|budget|line):|^ready$/, fades],
  [/^\{resets\}:reset:/, fades],
  [/^\{resets\}:(user|device):/, fades],
  [/^\{resets\}:due$/, isEmpty],
  [/^\{cases\}:(case|user|thread|reset):/, fades],
  [/^\{cases\}:(waiting|claimed|due)$/, isEmpty],
  // Figures and numbers stay; single entries go.
  [/^\{cases\}:(last-number|numbers|opened|resolved)$/, fine],
  [/^\{cases\}:ended-resets$/, fades],
  [/^\{limits\}:(user|device|tenant):/, fades],
  // The audit itself is meant to stay: its retention trims it.
  [/^\{audit\}:[^:]+:(events|head)$/, fine],
  [/^\{audit\}:[^:]+:known:/, fades],
  [/^\{queue\}:jobs:(wait|active|paused|prioritized|failed|waiting-children)$/, isEmpty],
  [/^\{queue\}:jobs:(meta|id|events|marker|delayed|stalled-check|stalled)$/, fine],
  [/^\{queue\}:jobs:[0-9a-f-]+$/, isPlanned],
  [/./, orphan],
];

/**
 * What is in Redis that should not be, once all is done. Locks, open devices and the like have no excuse but time:
 * everything is looked at until a look finds nothing, or patience ends. Where jobs end all the time, one of them ends
 * while thousands of keys are judged, too: only what is still wrong a moment later is left over.
 */
export async function findLeftovers(
  redis: Redis,
  prefix: string,
  patienceMs = PATIENCE_MS,
): Promise<readonly string[]> {
  const deadline = Date.now() + patienceMs;
  for (;;) {
    const suspects = await judgeAll(redis, await redis.keys('*'), prefix);
    if (suspects.size === 0) return [];
    await sleep(MOMENT_MS);
    const left = await judgeAll(redis, [...suspects.keys()], prefix);
    if (Date.now() >= deadline) return [...left].map(([key, problem]) => `${key} ${problem}`);
  }
}

async function judgeAll(
  redis: Redis,
  keys: readonly string[],
  prefix: string,
): Promise<ReadonlyMap<string, string>> {
  const problems = new Map<string, string>();
  const note = async (key: string): Promise<void> => {
    const problem = await judge(redis, key, prefix);
    if (problem !== undefined && (await redis.exists(key)) === 1) problems.set(key, problem);
  };
  await Promise.all(keys.map(note));
  return problems;
}

async function judge(redis: Redis, key: string, prefix: string): Promise<string | undefined> {
  if (!key.startsWith(`${prefix}:`)) return "is nobody's";
  const name = key.slice(prefix.length + 1);
  const [, rule = orphan] = RULES.find(([pattern]) => pattern.test(name)) ?? [];
  return rule(redis, key);
}
