/** A request that Graph got. Carries no token. */
export interface JournalEntry {
  /** When it came, as ISO 8601. */
  readonly at: string;
  readonly method: string;
  /** With the version, without the query, such as `/v1.0/deviceManagement`. */
  readonly path: string;
  /** Readable, without the question mark. */
  readonly query: string;
  /** What was answered, or that the connection was cut. */
  readonly status: number | 'cut';
  /** Present where there was one. */
  readonly body?: unknown;
  /** It came inside a batch. */
  readonly isBatched?: true;
}

/** What Graph was asked, oldest first. */
export interface Journal {
  add(entry: JournalEntry): void;
  list(): readonly JournalEntry[];
  clear(): void;
}

/** More than any test looks at; a long run must not fill the memory. */
const KEPT_ENTRIES = 10_000;

/** Makes an empty journal that forgets the oldest entries. */
export function createJournal(): Journal {
  let entries: JournalEntry[] = [];
  return {
    add(entry) {
      entries.push(entry);
      if (entries.length > 2 * KEPT_ENTRIES) entries = entries.slice(-KEPT_ENTRIES);
    },
    list: () => entries.slice(-KEPT_ENTRIES),
    clear() {
      entries = [];
    },
  };
}
