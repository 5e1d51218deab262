import type { World } from '../../../sandbox/world.ts';
import { keep } from './kept.ts';

/** Tells a hunt what a world got from the bot. */
export function keepWorld({ intune }: Pick<World, 'intune'>): void {
  for (const request of intune.journal.list()) keep('graph requests', () => JSON.stringify(request));
  for (const mail of intune.outbox.list()) keep('mail', () => JSON.stringify(mail));
}
