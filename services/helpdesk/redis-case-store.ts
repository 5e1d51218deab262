import { z } from 'zod';
import { DAY_MS, type Instant } from '../platform/clock.ts';
import { IoError } from '../platform/errors.ts';
import type { Logger } from '../platform/logger.ts';
import type { RedisConnection } from '../platform/redis.ts';
import { err, ok } from '../platform/result.ts';
import { caseKeys } from './case-keys.ts';
import { decodeCase, encodeCase } from './case-record.ts';
import { CREATE, UPDATE } from './case-scripts.ts';
import { type CaseStore, FIRST_NUMBER } from './case-store.ts';
import { isFinished } from './case-transitions.ts';
import type { Case } from './case.ts';
import { queueScore } from './queue-score.ts';

export interface RedisCaseStoreDeps {
  readonly redis: RedisConnection;
  readonly log: Logger;
  /** How long a case is kept after it was closed and everything about it is done, in milliseconds. */
  readonly retentionMs?: number;
}

/** As for resets. */
const RETENTION_MS = 30 * DAY_MS;
/** Longer than a case stays as it is while it is open: what points to it outlives it. */
const LONGEST_LIFE_MS = 365 * DAY_MS;

/** Keeps cases in Redis, for all instances. Keys: docs/storage.md. */
export function createRedisCaseStore(deps: RedisCaseStoreDeps): CaseStore {
  const { redis, retentionMs = RETENTION_MS } = deps;
  const keys = caseKeys(redis.prefix);
  const lifetimeMs = retentionMs + LONGEST_LIFE_MS;
  const read = async (ids: readonly string[]): Promise<readonly Case[]> => readAll(deps, ids.map(keys.case));
  const readOne = async (id: string | null | undefined): Promise<Case | undefined> =>
    typeof id === 'string' ? (await read([id]))[0] : undefined;
  const follow = async (pointer: string): Promise<Case | undefined> =>
    readOne(await redis.ask((client) => client.get(pointer)));
  const between = async (index: string, from: string, to: string): Promise<readonly Case[]> =>
    read(await redis.ask((client) => client.zrange(index, from, to, 'BYSCORE')));

  return {
    async create(draft) {
      const { id, user, openedAt, dueAt = '' } = draft;
      const args = [
        ...[id, encodeCase(draft), FIRST_NUMBER - 1],
        ...[openedAt, queueScore(draft), dueAt, lifetimeMs],
      ];
      const answer = await redis.ask((client) => CREATE.run(client, keys.touchedByCreate(draft), args));
      if (typeof answer === 'number') return { current: { ...draft, number: answer }, isNew: true };
      const current = await follow(keys.current(user.oid));
      // Damaged, or closed at this very moment: looked at again it is another.
      if (current === undefined) throw new IoError('cases.current-unreadable', { retryable: true });
      return { current, isNew: false };
    },

    get: (id) => readOne(id),
    async current(userId) {
      return follow(keys.current(userId));
    },
    async findByNumber(number) {
      const ids = await redis.ask((client) =>
        client.zrange(keys.numbers, String(number), String(number), 'BYSCORE'),
      );
      return readOne(ids[0]);
    },
    findByThread: (conversationId) => follow(keys.thread(conversationId)),
    findByReset: (resetId) => follow(keys.reset(resetId)),

    async update(changed) {
      const { id, revision, state, claimedAt = '', resolvedAt = '', dueAt = '' } = changed;
      const retention = isFinished(changed) ? retentionMs : '';
      const args = [
        ...[id, encodeCase(changed), revision, state],
        ...[queueScore(changed), claimedAt, resolvedAt, dueAt, retention, lifetimeMs],
      ];
      const answer = await redis.ask((client) => UPDATE.run(client, keys.touchedByUpdate(changed), args));
      if (answer === 1) return ok({ ...changed, revision: revision + 1 });
      return err(answer === 2 ? 'user-busy' : 'conflict');
    },

    async listByUser(userId) {
      return read(await redis.ask((client) => client.zrange(keys.user(userId), 0, '-1', 'REV')));
    },
    listWaiting: () => between(keys.waiting, '-inf', '+inf'),
    async countBefore(id) {
      const rank = await redis.ask((client) => client.zrank(keys.waiting, id));
      return rank ?? undefined;
    },
    listClaimed: () => between(keys.claimed, '-inf', '+inf'),
    listOpened: (from, to) => between(keys.opened, String(from), `(${to}`),
    listResolved: (from, to) => between(keys.resolved, String(from), `(${to}`),
    listDue: (dueBy: Instant, limit) =>
      redis.ask((client) => client.zrange(keys.due, '-inf', String(dueBy), 'BYSCORE', 'LIMIT', 0, limit)),
  };
}

/** As many as Redis answers in one go without keeping others waiting. */
const AT_ONCE = 500;
const Row = z.tuple([z.string(), z.string(), z.string()]);

/** Reads records. What has expired is left out; so is, loudly, what cannot be read. */
async function readAll(deps: RedisCaseStoreDeps, keys: readonly string[]): Promise<readonly Case[]> {
  const found: Case[] = [];
  for (let from = 0; from < keys.length; from += AT_ONCE) {
    found.push(...(await readSome(deps, keys.slice(from, from + AT_ONCE))));
  }
  return found;
}

async function readSome({ redis, log }: RedisCaseStoreDeps, keys: readonly string[]): Promise<Case[]> {
  const rows = await redis.ask((client) =>
    Promise.all(keys.map((key) => client.hmget(key, 'revision', 'number', 'json'))),
  );
  return keys.flatMap((key, i) => readRow(log, key, rows[i]));
}

function readRow(log: Logger, key: string, fields: unknown): Case[] {
  if (Array.isArray(fields) && fields.every((field) => field === null)) return [];
  const row = Row.safeParse(fields);
  const stored = row.success ? decodeCase(row.data[2], Number(row.data[0]), Number(row.data[1])) : undefined;
  if (stored !== undefined) return [stored];
  log.error({ key }, 'Stored case is damaged or of a newer version');
  return [];
}
