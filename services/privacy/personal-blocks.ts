import type { BlockList } from '../policy/policy-gate.ts';
import type { PersonalStore } from './personal-store.ts';

/** Whether the person's resets are blocked, since when, and by whom. */
export function createPersonalBlocks(blocks: Pick<BlockList, 'find' | 'lift'>): PersonalStore {
  return {
    async list({ userId }) {
      const block = await blocks.find(userId);
      return block === undefined ? [] : [block];
    },
    erase: async ({ userId }) => ((await blocks.lift(userId)) ? 1 : 0),
  };
}
