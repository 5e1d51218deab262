import type { Instant } from '../platform/clock.ts';

/** Knows who belongs to which group of Entra. */
export interface GroupDirectory {
  /**
   * Those of the given groups that a person belongs to, also through groups in groups.
   *
   * @param groupIds Entra object ids, lower case; as are those of the answer.
   * @throws IoError where the memberships cannot be read.
   */
  memberships(userId: string, groupIds: readonly string[]): Promise<ReadonlySet<string>>;
}

/** Knows when a person's ways to sign in were changed. */
export interface MethodChanges {
  /**
   * When the password was last changed, or another way to sign in added, whichever is later.
   *
   * @throws IoError where that cannot be read.
   */
  lastChangedAt(userId: string): Promise<Instant>;
}
