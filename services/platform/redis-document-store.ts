import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { type DocumentStore, eTagConflict, guardOf, type VersionedDocument } from './document-store.ts';
import { IoError } from './errors.ts';
import type { Hold } from './keyed-lock.ts';
import type { Logger } from './logger.ts';
import type { RedisClient } from './redis-client.ts';
import { createScript } from './redis-script.ts';
import type { RedisConnection } from './redis.ts';

/** What Redis keeps for a key: the version of this layout, the eTag, and the document as JSON. */
const Stored = z.tuple([z.literal('1'), z.string(), z.string()]);
const Fields = z.record(z.string(), z.unknown());

/**
 * KEYS: the document, the lock to be given back with it (may be absent). ARGV: the eTag it must have (empty: any), the
 * new eTag, the JSON, the lifetime in milliseconds, the lock's token.
 */
const WRITE = createScript(`
if KEYS[2] and redis.call('GET', KEYS[2]) == ARGV[5] then redis.call('DEL', KEYS[2]) end
local current = redis.call('HGET', KEYS[1], 'eTag')
if ARGV[1] ~= '' and current ~= ARGV[1] and current ~= ARGV[2] then return 0 end
redis.call('HSET', KEYS[1], 'v', '1', 'eTag', ARGV[2], 'json', ARGV[3])
redis.call('PEXPIRE', KEYS[1], ARGV[4])
return 1
`);

export interface RedisDocumentStoreDeps {
  readonly redis: RedisConnection;
  readonly log: Logger;
  /** How long a document is kept after it was last written, in milliseconds. */
  readonly lifetimeMs: number;
}

/**
 * Keeps documents in Redis: many are read in one round trip, and written in one. Keys: docs/storage.md.
 *
 * Each document is on its own, so that a cluster spreads them: of several that are written together, those
 * without a conflict are written.
 */
export function createRedisDocumentStore({ redis, log, lifetimeMs }: RedisDocumentStoreDeps): DocumentStore {
  /** Of writes that may have been carried out all the same: tried again, they are the same write. */
  const unanswered = new WeakMap<VersionedDocument, string>();
  const keyOf = (key: string): string => `${redis.prefix}state:${key}`;
  const writeOne = (
    client: RedisClient,
    key: string,
    document: VersionedDocument,
    hold: Hold | undefined,
  ): Promise<unknown> => {
    const json = JSON.stringify({ ...document, eTag: undefined });
    const eTag = unanswered.get(document) ?? randomUUID();
    unanswered.set(document, eTag);
    const args = [guardOf(document) ?? '', eTag, json, lifetimeMs];
    return hold === undefined
      ? WRITE.run(client, [keyOf(key)], args)
      : WRITE.run(client, [keyOf(key), hold.key], [...args, hold.token]);
  };

  return {
    async read(keys) {
      // Sent without waiting for each other: one round trip, also where a cluster keeps them apart.
      const rows = await redis.ask((client) =>
        Promise.all(keys.map((key) => client.hmget(keyOf(key), 'v', 'eTag', 'json'))),
      );
      return Object.fromEntries(keys.flatMap((key, i) => readRow(log, key, rows[i])));
    },

    async write(changes, place) {
      const all = Object.entries(changes);
      const answers = await redis.ask((client) => {
        // One server carries out in our order, so the last one gives it back; the nodes of a cluster keep no common one.
        const last = client.isCluster ? undefined : all.at(-1)?.[0];
        const hold = last === undefined ? undefined : place?.handOver?.();
        const sent = all.map(([key, document]) =>
          writeOne(client, key, document, key === last ? hold : undefined),
        );
        if (!client.isCluster) place?.leave();
        return Promise.all(sent);
      });
      for (const [, document] of all) unanswered.delete(document);
      const conflict = all[answers.indexOf(0)];
      if (conflict !== undefined) throw eTagConflict(conflict[0]);
      place?.leave();
    },

    async delete(keys) {
      await redis.ask((client) => Promise.all(keys.map((key) => client.del(keyOf(key)))));
    },
  };
}

type Row = readonly (string | null)[] | undefined;

/** Nobody wrote the key, or it was deleted. */
function isAbsent(row: Row): boolean {
  return row?.every((field) => field === null) ?? false;
}

/**
 * @throws IoError `state.unreadable` for a damaged document or one of a newer version: whoever went on
 * without it would overwrite it.
 */
function readRow(log: Logger, key: string, row: Row): [string, VersionedDocument][] {
  if (isAbsent(row)) return [];
  const document = readDocument(row);
  if (document === undefined) {
    log.error({ key }, 'Stored document is damaged or of a newer version');
    throw new IoError('state.unreadable', { retryable: false });
  }
  return [[key, document]];
}

function readDocument(row: Row): VersionedDocument | undefined {
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
