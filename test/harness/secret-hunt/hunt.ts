import { createEvidence, DURING } from './evidence.ts';
import type { Kept, Place } from './kept.ts';
import { isNoChance, type KnownSecret, patternsOf, type SecretKind } from './known-secret.ts';
import { createSearch, type Match } from './search.ts';

/** A secret where none may be. */
export interface Leak {
  readonly place: Place;
  readonly kind: SecretKind;
  /** What was going on when it was kept. */
  readonly during: string;
  /** What stands before it. */
  readonly after: string;
}

/** What a hunt came to. */
export interface HuntResult {
  /** How many secrets existed. */
  readonly secrets: ReadonlyMap<SecretKind, number>;
  /** How much was searched, in bytes. */
  readonly bytes: ReadonlyMap<Place, number>;
  /** How many of them were found where none may be, and each place. */
  readonly found: number;
  readonly leaks: readonly Leak[];
  /** How many passcodes were found in invoke responses, where they belong: that shows that the hunt sees. */
  readonly shown: number;
}

/** Gathers secrets and whatever is kept, and searches the one for the other. */
export interface Hunt {
  readonly note: (secret: KnownSecret) => void;
  readonly keep: (kept: Kept) => void;
  /** Says what is going on from now on. */
  readonly enter: (what: string) => void;
  /** Searches everything, and removes it. */
  readonly search: () => HuntResult;
}

/** As much as tells a reader where it is. */
const CONTEXT_BYTES = 160;

/** Starts with nothing. */
export function createHunt(): Hunt {
  const secrets = new Map<string, KnownSecret>();
  const evidence = createEvidence();
  let during = 'start';

  function search(): Omit<HuntResult, 'secrets' | 'bytes'> {
    const known = new Map(
      [...secrets.values()].flatMap((secret) =>
        patternsOf(secret).map((pattern) => [pattern, secret] as const),
      ),
    );
    const find = createSearch(known.keys());
    const shown = new Set<KnownSecret>();
    const found = new Set<KnownSecret>();
    const leaks: Leak[] = [];
    for (const [place, bytes] of evidence.read()) {
      for (const match of find(bytes)) {
        const secret = known.get(match.pattern);
        if (secret === undefined || !stands(bytes, match)) continue;
        if (mayBe(secret, place)) shown.add(secret);
        else {
          found.add(secret);
          leaks.push({ place, kind: secret.kind, ...describe(bytes, match) });
        }
      }
    }
    return { found: found.size, leaks, shown: shown.size };
  }

  return {
    note: (secret) => {
      if (!secrets.has(secret.value) && patternsOf(secret).length > 0) secrets.set(secret.value, secret);
    },
    keep: (kept) => {
      evidence.add(kept, during);
    },
    enter: (what) => {
      during = what;
    },
    search() {
      const kinds = Map.groupBy(secrets.values(), ({ kind }) => kind);
      const counts = [...kinds].map(([kind, all]) => [kind, all.length] as const);
      const result = { ...search(), secrets: new Map(counts), bytes: evidence.bytes };
      evidence.remove();
      return result;
    },
  };
}

/** The answer to *Show passcode* goes to its owner only, and into no history. */
function mayBe({ kind }: KnownSecret, place: Place): boolean {
  return kind === 'passcode' && place === 'invoke responses';
}

function stands(bytes: Buffer, { pattern, at }: Match): boolean {
  const end = at + Buffer.byteLength(pattern);
  return isNoChance(
    pattern,
    bytes.toString('latin1', Math.max(0, at - 1), at),
    bytes.toString('latin1', end, end + 1),
  );
}

function describe(bytes: Buffer, { at }: Match): Pick<Leak, 'during' | 'after'> {
  const begin = bytes.lastIndexOf(DURING, at) + DURING.length;
  const end = bytes.indexOf('\n', begin);
  return {
    during: bytes.toString('utf8', begin, end),
    after: bytes.toString('utf8', Math.max(end + 1, at - CONTEXT_BYTES), at),
  };
}
