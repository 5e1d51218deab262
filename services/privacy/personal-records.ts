import type { Person } from './person.ts';
import type { PersonalStores } from './personal-store.ts';

/** A person, and what of theirs is not over yet. */
export interface FoundPerson extends Person {
  /** Ids of resets that have not ended, or whose end the person does not know yet. */
  readonly openResetIds: readonly string[];
  /** Ids of cases that wait for a helper or are with one. */
  readonly openCaseIds: readonly string[];
}

/** Everything that is kept about people. */
export interface PersonalRecords {
  readonly stores: PersonalStores;
  /** @param userId Entra object id, lower case. Somebody of whom nothing is known has no other ids. */
  find(userId: string): Promise<FoundPerson>;
}
