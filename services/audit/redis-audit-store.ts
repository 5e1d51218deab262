import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import { DAY_MS } from '../platform/clock.ts';
import { IoError } from '../platform/errors.ts';
import { createScript } from '../platform/redis-script.ts';
import type { RedisConnection } from '../platform/redis.ts';
import { type AuditEntry, type ChainHash, type ChainHead, chainOn, GENESIS, isKept } from './audit-chain.ts';
import type { AuditEvent } from './audit-event.ts';
import type { AuditStore } from './audit-store.ts';

export interface RedisAuditStoreDeps {
  readonly redis: RedisConnection;
  readonly hashOf: ChainHash;
}

/** Longer than a reset and the delivery of its outcome are tried (72 h each): an event is not asked for later than that. */
const KNOWN_FOR_MS = 8 * DAY_MS;

/** Every other instance may be first once in each round; then it is this one's turn. */
const MOST_ATTEMPTS = 50;
const LONGEST_PAUSE_MS = 20;

/**
 * KEYS: events, head, then one per event that says it is known. ARGV: the hash that the entries follow (empty: none),
 * how long ids are known in milliseconds, then sequence, previous, hash and json of each. Answers 1; nothing is
 * written where the head is another or an event is known: then answers the head, and 1 or 0 for each event.
 */
const APPEND = createScript(`
local head = redis.call('HMGET', KEYS[2], 'sequence', 'hash')
local answer = { head[1] or '', head[2] or '' }
local fits = answer[2] == ARGV[1]
for i = 3, #KEYS do
  answer[i] = redis.call('EXISTS', KEYS[i])
  fits = fits and answer[i] == 0
end
if not fits then return answer end
for i = 3, #KEYS do
  local at = 3 + (i - 3) * 4
  redis.call('XADD', KEYS[1], ARGV[at] .. '-1', 'previous', ARGV[at + 1], 'hash', ARGV[at + 2], 'json', ARGV[at + 3])
  redis.call('SET', KEYS[i], '1', 'PX', ARGV[2])
  redis.call('HSET', KEYS[2], 'sequence', ARGV[at], 'hash', ARGV[at + 2])
end
return 1
`);

/** KEYS: events, what was trimmed last. ARGV: sequence, previous, hash and json of the last entry to go. */
const TRIM = createScript(`
if #redis.call('XRANGE', KEYS[1], ARGV[1] .. '-1', ARGV[1] .. '-1') == 0 then return 0 end
redis.call('HSET', KEYS[2], 'sequence', ARGV[1], 'previous', ARGV[2], 'hash', ARGV[3], 'json', ARGV[4])
redis.call('XTRIM', KEYS[1], 'MINID', (ARGV[1] + 1) .. '-1')
return 1
`);

const Head = z.tuple([z.string(), z.string()]);
/** What {@link APPEND} found instead of what was expected. */
const Other = Head.rest(z.number());
const Trimmed = z.object({
  sequence: z.coerce.number(),
  previous: z.string(),
  hash: z.string(),
  json: z.string(),
});

/**
 * Keeps the chains in Redis streams, for all instances. Keys: docs/storage.md.
 *
 * The hash is made here, because Redis cannot and must not know the key: chain the events on where the chain ended when
 * it was last seen, and append only where it still does. Where it does not, Redis says where it ends.
 */
export function createRedisAuditStore({ redis, hashOf }: RedisAuditStoreDeps): AuditStore {
  const key = (tenantId: string, what: string): string => `${redis.prefix}{audit}:${tenantId}:${what}`;
  /** Where chains ended when this instance last wrote: nearly always where they still do. */
  const heads = new Map<string, ChainHead | undefined>();

  /** @returns The new entries; or, where something else was found than expected, that. */
  async function tryAppend(
    tenantId: string,
    { head, fresh }: Expected,
  ): Promise<{ readonly written: readonly AuditEntry[] } | Expected> {
    const entries = chainOn(head ?? GENESIS, fresh, hashOf);
    const known = fresh.map(({ id }) => key(tenantId, `known:${id}`));
    const links = entries.flatMap(({ sequence, previous, hash, json }) => [sequence, previous, hash, json]);
    const args = [head?.hash ?? '', KNOWN_FOR_MS, ...links];
    const keys = [key(tenantId, 'events'), key(tenantId, 'head'), ...known];
    const answer = await redis.ask((client) => APPEND.run(client, keys, args));
    if (answer === 1) return { written: entries };
    const [sequence, hash, ...isKnown] = Other.parse(answer);
    return { head: toHead(sequence, hash), fresh: fresh.filter((_, i) => isKnown[i] === 0) };
  }

  return {
    async append(tenantId, events) {
      let expected: Expected = { head: heads.get(tenantId), fresh: events };
      for (let attempt = 0; attempt < MOST_ATTEMPTS; attempt += 1) {
        if (expected.fresh.length === 0) return [];
        const outcome = await tryAppend(tenantId, expected);
        if ('written' in outcome) {
          heads.set(tenantId, outcome.written.at(-1));
          return outcome.written;
        }
        expected = outcome;
        // The first time it was not known where the chain ends; after that somebody was faster.
        if (attempt > 0) await sleep(Math.random() * LONGEST_PAUSE_MS);
      }
      throw new IoError('audit.busy', { retryable: true });
    },
    read: (tenantId, after, limit) => readStream(redis, key(tenantId, 'events'), after, limit),
    async ends(tenantId) {
      const found = await redis.ask((client) => client.hmget(key(tenantId, 'head'), 'sequence', 'hash'));
      const [sequence, hash] = Head.parse(found.map((field) => field ?? ''));
      const stored = await redis.ask((client) => client.hgetall(key(tenantId, 'trimmed')));
      return { head: toHead(sequence, hash), trimmed: 'hash' in stored ? Trimmed.parse(stored) : undefined };
    },
    async trim(tenantId, before) {
      const last = await findLastBefore(redis, key(tenantId, 'events'), before);
      if (last === undefined) return;
      const keys = [key(tenantId, 'events'), key(tenantId, 'trimmed')];
      const { sequence, previous, hash, json } = last;
      await redis.ask((client) => TRIM.run(client, keys, [sequence, previous, hash, json]));
    },
  };
}

/** Where the chain is thought to end, and which events it does not know yet. */
interface Expected {
  readonly head: ChainHead | undefined;
  readonly fresh: readonly AuditEvent[];
}

function toHead(sequence: string, hash: string): ChainHead | undefined {
  return hash === '' ? undefined : { sequence: Number(sequence), hash };
}

const Fields = z
  .array(z.string())
  .transform((flat) => Object.fromEntries(flat.flatMap((name, i) => (i % 2 ? [] : [[name, flat[i + 1]]]))))
  .pipe(z.object({ previous: z.string(), hash: z.string(), json: z.string() }));
const Rows = z.array(z.tuple([z.string(), Fields]));

async function readStream(
  redis: RedisConnection,
  events: string,
  after: number,
  limit: number,
): Promise<readonly AuditEntry[]> {
  const rows = await redis.ask((client) => client.xrange(events, `${after + 1}-0`, '+', 'COUNT', limit));
  return Rows.parse(rows).map(([id, fields]) => ({ sequence: Number.parseInt(id, 10), ...fields }));
}

const PAGE = 500;

/** Events come nearly in the order of their times, so that the first one of the time to keep ends what goes. */
async function findLastBefore(
  redis: RedisConnection,
  events: string,
  before: number,
): Promise<AuditEntry | undefined> {
  let last: AuditEntry | undefined;
  for (;;) {
    const page = await readStream(redis, events, last?.sequence ?? 0, PAGE);
    const kept = page.findIndex((entry) => isKept(entry, before));
    last = (kept < 0 ? page : page.slice(0, kept)).at(-1) ?? last;
    if (kept >= 0 || page.length < PAGE) return last;
  }
}
