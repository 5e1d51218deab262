import assert from 'node:assert/strict';
import { en } from '../../locales/en.ts';
import type { DeskPerson } from './desk-person.ts';
import type { DeskWorld } from './desk-world.ts';

/** The sign-in card says why, and leads nowhere. */
export async function assertRefused(
  { alex, resets }: DeskWorld,
  activityId: string,
  words: string,
): Promise<void> {
  await alex.hears(words);
  assert.ok(alex.read(activityId).includes(words));
  assert.equal(consequencesIn(alex), 0);
  assert.equal(resets().length, 0);
}

/** How many cards that still ask for the decision the chat shows. */
export function consequencesIn(person: DeskPerson): number {
  return person.chat().filter(({ activityId }) => person.read(activityId).includes(en.consequences.title))
    .length;
}
