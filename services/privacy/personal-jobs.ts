import type { Job as QueuedJob } from 'bullmq';
import { openJobQueue } from '../jobs/bullmq-queue.ts';
import type { RedisConnection } from '../platform/redis.ts';
import { namesPerson, type Person } from './person.ts';
import type { PersonalStore } from './personal-store.ts';

/** Those in hand are left to whoever has them: they find no record, and end. */
const WAITING = ['waiting', 'delayed', 'prioritized', 'failed'] as const;

/** Work that waits for its time, or was given up, about something of the person's. */
export function createPersonalJobs(redis: RedisConnection): PersonalStore {
  const queue = openJobQueue(redis);
  const find = async (person: Person): Promise<readonly QueuedJob<unknown>[]> => {
    const jobs = await redis.ask(() => queue.getJobs([...WAITING]));
    return jobs.filter(({ data }) => namesPerson(JSON.stringify(data), person));
  };
  return {
    list: async (person) => (await find(person)).map(({ data }) => data),
    async erase(person) {
      const jobs = await find(person);
      await redis.ask(() => Promise.all(jobs.map((job) => job.remove())));
      return jobs.length;
    },
  };
}
