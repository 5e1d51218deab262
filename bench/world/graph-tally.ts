import type { Journal, JournalEntry } from '../../sandbox/intune/journal.ts';
import type { WorldCounts } from './orders.ts';

/** Graph's window, in milliseconds. */
const WINDOW_MS = 20_000;
/** More often than the journal fills, at any rate that Graph lets through. */
const READ_EVERY_MS = 500;

type GraphCounts = Pick<WorldCounts, 'graph' | 'throttled' | 'most'>;

/** Counts what Graph was asked, from its journal, which it empties. */
export interface GraphTally {
  /** Since it was last asked. */
  count(): GraphCounts;
  close(): void;
}

/** Begins to count. */
export function createGraphTally(journal: Journal): GraphTally {
  const entries: Entry[] = [];
  const read = (): void => {
    for (const entry of journal.list()) entries.push(summaryOf(entry));
    journal.clear();
  };
  const timer = setInterval(read, READ_EVERY_MS).unref();
  return {
    count() {
      read();
      return summarize(entries.splice(0));
    },
    close: () => {
      clearInterval(timer);
    },
  };
}

type Entry = Pick<JournalEntry, 'at' | 'method' | 'path' | 'status' | 'isBatched'>;

/** Without bodies, which would be many. */
function summaryOf({ body: _, ...entry }: JournalEntry): Entry {
  return entry;
}

/** Pure. A batch is not counted, the requests in it are. */
export function summarize(entries: readonly Entry[]): GraphCounts {
  const requests = entries.filter(({ path }) => !path.endsWith('/$batch'));
  const graph = { lists: 0, looks: 0, writes: 0, others: 0 };
  for (const entry of requests) graph[kindOf(entry)] += 1;
  const ofKind = (kind: string): typeof requests => requests.filter((entry) => kindOf(entry) === kind);
  const [looks, writes] = [ofKind('looks'), ofKind('writes')];
  return {
    graph,
    throttled: requests.filter(({ status }) => status === 429).length,
    most: { requests: mostWithin(requests), looks: mostWithin(looks), writes: mostWithin(writes) },
  };
}

/** Looks that follow resets come in batches. What is asked of a device before it is reset is none of them. */
function kindOf({ method, path, isBatched }: Entry): keyof WorldCounts['graph'] {
  if (method !== 'GET') return 'writes';
  if (path.endsWith('/managedDevices')) return 'lists';
  return isBatched === true && path.includes('/managedDevices/') ? 'looks' : 'others';
}

/** The most in any window of {@link WINDOW_MS}. They are written down when they are answered, in any order. */
function mostWithin(entries: readonly { readonly at: string }[]): number {
  const times = entries.map(({ at }) => Date.parse(at)).sort((a, b) => a - b);
  let first = 0;
  let most = 0;
  for (const [last, time] of times.entries()) {
    while (time - (times[first] ?? time) >= WINDOW_MS) first += 1;
    most = Math.max(most, last - first + 1);
  }
  return most;
}
