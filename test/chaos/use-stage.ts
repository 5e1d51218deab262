import { skipWithout } from '../harness/redis-process.ts';
import type { Person } from '../../sandbox/people.ts';
import { openStage, type Stage } from './stage.ts';

/** Longer than two instances need to come up on a busy machine. */
const OPENS_WITHIN_MS = 60_000;

/** Two instances of the bot in processes of their own, on one Redis, for all tests of a suite. */
export function useStage(people: readonly Person[]): () => Stage {
  const ends: (() => void)[] = [];
  let stage: Stage | undefined;

  before(async function () {
    skipWithout('redis-server', this);
    this.timeout(OPENS_WITHIN_MS);
    stage = await openStage({ people, devices: [] }, (end) => ends.push(end));
  });

  after(async function () {
    this.timeout(OPENS_WITHIN_MS);
    await stage?.close();
    for (const end of ends) end();
  });

  return () => {
    if (stage === undefined) throw new Error('The stage is only there while the tests run');
    return stage;
  };
}
