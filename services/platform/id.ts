import { randomUUID } from 'node:crypto';

/** A new id that nobody can guess: buttons of a card carry it as their one-time right to answer. */
export function newId(): string {
  return randomUUID();
}
