import type { World } from '../../../sandbox/world.ts';
import { keep } from './kept.ts';

/** Tells a hunt what a world got from the bot. */
export function keepWorld({ intune }: Pick<World, 'intune'>): void {
  keep('graph requests', () => JSON.stringify(intune.journal.list()));
  keep('mail', () => JSON.stringify(intune.outbox.list()));
}
