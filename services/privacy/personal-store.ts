import type { Person } from './person.ts';

/** What is kept about people, by its kind. */
export const HOLDINGS = [
  'resets',
  'cases',
  'conversations',
  'limits',
  'traces',
  'webhook-events',
  'jobs',
  'help-given',
  'approvals-given',
  'pause',
  'blocks',
] as const;

/** One kind of what is kept about people. */
export type Holding = (typeof HOLDINGS)[number];

/** Where one kind is kept. */
export interface PersonalStore {
  /** Everything about the person, as it is kept. */
  list(person: Person): Promise<readonly unknown[]>;
  /** Removes all of it, or the person's name from what is about others. Safe to call again. @returns how many entries there were. */
  erase(person: Person): Promise<number>;
}

/** Where all of it is kept. A kind that is forgotten does not compile. */
export type PersonalStores = Readonly<Record<Holding, PersonalStore>>;
