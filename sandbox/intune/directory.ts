/** What the sandbox's Entra knows of a person, apart from the sign-in. Dates as ISO 8601. */
export interface DirectoryEntry {
  /** Object ids of the groups that the person is in, also through groups in groups. Lower case. */
  readonly groups: readonly string[];
  /** When the password was last changed. */
  readonly passwordChangedAt: string | null;
  /** When other ways to sign in were added; `null` where Entra keeps no date, as of phone numbers. */
  readonly methodsAddedAt: readonly (string | null)[];
}

/** People's entries by object id, lower case. */
export type Directory = ReadonlyMap<string, DirectoryEntry>;

/** Somebody of whom nothing is said: long in the company, and in no group that a rule could name. */
export const PLAIN_ENTRY: DirectoryEntry = {
  groups: [],
  passwordChangedAt: '2025-01-15T08:30:00Z',
  methodsAddedAt: ['2025-01-15T08:41:00Z', null],
};
