import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { type DocumentStore, eTagConflict, guardOf, type VersionedDocument } from './document-store.ts';
import { IoError } from './errors.ts';
import type { Logger } from './logger.ts';
import { createScript } from './redis-script.ts';
import type { RedisConnection } from './redis.ts';

/** What Redis keeps for a key: the version of this layout, the eTag, and the document as JSON. */
const Stored = z.tuple([z.literal('1'), z.string(), z.string()]);
const Fields = z.record(z.string(), z.unknown());

/**
 * Writes all documents or none. KEYS: the documents. ARGV: the lifetime in milliseconds, then for each
 * document the eTag it must have (empty: any), the new eTag, and the JSON. Answers 0, or the number of the
 * first document that has another eTag.
 */
const WRITE = createScript(`
for i, key in ipairs(KEYS) do
  local guard = ARGV[3 * i - 1]
  if guard ~= '' and redis.call('HGET', key, 'eTag') ~= guard then return i end
end
for i, key in ipairs(KEYS) do
  redis.call('HSET', key, 'v', '1', 'eTag', ARGV[3 * i], 'json', ARGV[3 * i + 1])
  redis.call('PEXPIRE', key, ARGV[1])
end
return 0
`);

export interface RedisDocumentStoreDeps {
  readonly redis: RedisConnection;
  readonly log: Logger;
  /** How long a document is kept after it was last written, in milliseconds. */
  readonly lifetimeMs: number;
}

/** Keeps documents in Redis: one round trip for a read of many, one for a write of many. Keys: docs/storage.md. */
export function createRedisDocumentStore({ redis, log, lifetimeMs }: RedisDocumentStoreDeps): DocumentStore {
  // All in one slot, so that one script may write several.
  const keyOf = (key: string): string => `${redis.prefix}{state}:${key}`;

  return {
    async read(keys) {
      if (keys.length === 0) return {};
      const rows = await redis.ask(async (client) => {
        const pipeline = client.pipeline();
        for (const key of keys) pipeline.hmget(keyOf(key), 'v', 'eTag', 'json');
        return pipeline.exec();
      });
      const found = keys.flatMap((key, i) => readRow(log, key, rows?.[i]));
      return Object.fromEntries(found);
    },

    async write(changes) {
      const all = Object.entries(changes);
      if (all.length === 0) return;
      const args = all.flatMap(([, document]) => [
        guardOf(document) ?? '',
        randomUUID(),
        JSON.stringify({ ...document, eTag: undefined }),
      ]);
      const keys = all.map(([key]) => keyOf(key));
      const answer = await redis.ask((client) => WRITE.run(client, keys, [lifetimeMs, ...args]));
      const conflict = all[Number(answer) - 1];
      if (conflict !== undefined) throw eTagConflict(conflict[0]);
    },

    async delete(keys) {
      if (keys.length > 0) await redis.ask((client) => client.del(...keys.map(keyOf)));
    },
  };
}

/** Nobody wrote the key, or it was deleted. */
const ABSENT = z.tuple([z.null(), z.null(), z.null()]);

/**
 * @throws IoError `state.unreadable` for a damaged document or one of a newer version: whoever went on
 * without it would overwrite it.
 */
function readRow(
  log: Logger,
  key: string,
  row: readonly [Error | null, unknown] | undefined,
): [string, VersionedDocument][] {
  const [error, stored] = row ?? [new Error('no answer'), undefined];
  if (error !== null) throw new IoError('redis.unavailable', { retryable: true });
  if (ABSENT.safeParse(stored).success) return [];
  const document = readDocument(stored);
  if (document === undefined) {
    log.error({ key }, 'Stored document is damaged or of a newer version');
    throw new IoError('state.unreadable', { retryable: false });
  }
  return [[key, document]];
}

function readDocument(row: unknown): VersionedDocument | undefined {
  const stored = Stored.safeParse(row);
  if (!stored.success) return undefined;
  const [, eTag, json] = stored.data;
  const fields = Fields.safeParse(parseJson(json));
  return fields.success ? { ...fields.data, eTag } : undefined;
}

function parseJson(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}
