import { caseKeys } from '../helpdesk/case-keys.ts';
import type { CaseStore } from '../helpdesk/case-store.ts';
import type { Case } from '../helpdesk/case.ts';
import { createScript } from '../platform/redis-script.ts';
import type { RedisConnection } from '../platform/redis.ts';
import type { PersonalStore } from './personal-store.ts';

/** KEYS: record, current, then sorted sets that name the case. ARGV: id. Answers whether there was a record. */
const FORGET = createScript(`
if redis.call('GET', KEYS[2]) == ARGV[1] then redis.call('DEL', KEYS[2]) end
for i = 3, #KEYS do redis.call('ZREM', KEYS[i], ARGV[1]) end
return redis.call('DEL', KEYS[1])
`);

/** The person's cases at the helpdesk, and what points to them. What stands in Teams stays there. */
export function createPersonalCases(
  redis: RedisConnection,
  cases: Pick<CaseStore, 'listByUser'>,
): PersonalStore {
  const keys = caseKeys(redis.prefix);
  const indexes = [keys.numbers, keys.waiting, keys.claimed, keys.opened, keys.resolved, keys.due];
  const threadOf = ({ thread }: Case): string[] =>
    thread === undefined ? [] : [keys.thread(thread.conversationId)];
  return {
    list: ({ userId }) => cases.listByUser(userId),
    async erase({ userId, caseIds, resetIds }) {
      const threads = (await cases.listByUser(userId)).flatMap(threadOf);
      const pointers = [...threads, ...resetIds.map(keys.reset)];
      let count = 0;
      for (const id of caseIds) {
        const touched = [keys.case(id), keys.current(userId), keys.user(userId), ...indexes];
        count += Number(await redis.ask((client) => FORGET.run(client, touched, [id])));
      }
      await redis.ask((client) => Promise.all(pointers.map((pointer) => client.del(pointer))));
      return count;
    },
  };
}

/** Ids of the person's cases, also of those that cannot be read. */
export function findCaseIds(redis: RedisConnection, userId: string): Promise<readonly string[]> {
  return redis.ask((client) => client.zrange(caseKeys(redis.prefix).user(userId), 0, '-1'));
}
