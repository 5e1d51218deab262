import { leave } from '../helpdesk/case-claims.ts';
import { caseKeys } from '../helpdesk/case-keys.ts';
import { encodeCase } from '../helpdesk/case-record.ts';
import type { CaseStore } from '../helpdesk/case-store.ts';
import type { Case } from '../helpdesk/case.ts';
import type { Clock } from '../platform/clock.ts';
import { scanKeys } from '../platform/redis-scan.ts';
import { createScript } from '../platform/redis-script.ts';
import type { RedisConnection } from '../platform/redis.ts';
import { helpGiven, withoutHelper } from './former-helper.ts';
import type { PersonalStore } from './personal-store.ts';

/**
 * KEYS: record. ARGV: revision read, json. Answers whether it was still that revision. Neither its place in any index nor
 * its time to live changes: a case is not kept longer because somebody was erased from it.
 */
const REWRITE = createScript(`
if redis.call('HGET', KEYS[1], 'revision') ~= ARGV[1] then return 0 end
redis.call('HSET', KEYS[1], 'revision', ARGV[1] + 1, 'json', ARGV[2])
return 1
`);

/** What traces of helpers are looked for in. */
export interface PersonalHelpDeps {
  readonly redis: RedisConnection;
  readonly cases: Pick<CaseStore, 'get' | 'update'>;
  readonly clock: Clock;
}

/** What the person did as a helper, in the cases of others. Those stay, and name nobody in their place. */
export function createPersonalHelp(deps: PersonalHelpDeps): PersonalStore {
  return {
    async list({ userId }) {
      const helped = await findHelped(deps, userId);
      return helped.flatMap((about) => helpGiven(about, userId) ?? []);
    },
    async erase({ userId }) {
      const helped = await findHelped(deps, userId);
      for (const { id } of helped) await forgetIn(deps, id, userId);
      return helped.length;
    },
  };
}

/** Case by case, compare-and-set: somebody may be at work on it. */
async function forgetIn(deps: PersonalHelpDeps, caseId: string, userId: string): Promise<void> {
  for (;;) {
    const current = await deps.cases.get(caseId);
    if (current === undefined || helpGiven(current, userId) === undefined) return;
    if (await forget(deps, current, userId)) return;
  }
}

/** What they still hold is free again, as if they had left the team: nobody could take it from somebody unknown. */
async function forget(
  { redis, cases, clock }: PersonalHelpDeps,
  current: Case,
  userId: string,
): Promise<boolean> {
  const now = clock.now();
  const { claimedBy, lease } = current;
  const left =
    claimedBy?.oid === userId ? leave(current, { kind: 'leave', by: claimedBy }, { now }) : undefined;
  if (left?.ok === true && left.value !== current) {
    // The sweep finds it, and has its user told; not before whoever works on it is done.
    const dueAt = Math.max(now, lease?.until ?? now);
    return (await cases.update({ ...withoutHelper(left.value, userId), dueAt })).ok;
  }
  const key = caseKeys(redis.prefix).case(current.id);
  const args = [current.revision, encodeCase(withoutHelper(current, userId))];
  return (await redis.ask((client) => REWRITE.run(client, [key], args))) === 1;
}

/** There is no index by helper: nothing but an erasure asks for it. */
async function findHelped({ redis, cases }: PersonalHelpDeps, userId: string): Promise<readonly Case[]> {
  const found = new Map<string, Case>();
  const start = caseKeys('').case('');
  for await (const key of scanKeys(redis, start)) {
    const json = await redis.ask((client) => client.hget(key, 'json'));
    if (json?.toLowerCase().includes(userId) !== true) continue;
    const about = await cases.get(key.slice(redis.prefix.length + start.length));
    if (about !== undefined && helpGiven(about, userId) !== undefined) found.set(about.id, about);
  }
  return [...found.values()];
}
