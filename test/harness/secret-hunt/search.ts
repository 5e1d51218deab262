/** In bytes. Shorter ones are everywhere by chance. */
export const SHORTEST_PATTERN = 8;

/** A pattern that was found, and where it begins. */
export interface Match {
  readonly pattern: string;
  readonly at: number;
}

/** Looks through bytes. */
export type Search = (bytes: Uint8Array) => readonly Match[];

/** Odd, so that no bit of a byte is lost in the product; FNV's prime spreads them well. */
const BASE = 0x01000193;
/** Weight of the byte that leaves the window. */
const LEAVING = power(SHORTEST_PATTERN - 1);
/** So many that few windows without a pattern look like one with it: a thousand patterns fill one bit in 4000. */
const FILTER_BITS = 22;

/**
 * Makes a search for thousands of patterns at once, which reads everything once (Rabin and Karp): a hash of the last
 * bytes is carried along, and only where it is that of a pattern's beginning the pattern itself is compared.
 *
 * @throws RangeError where a pattern is shorter than {@link SHORTEST_PATTERN}.
 */
export function createSearch(patterns: Iterable<string>): Search {
  const byHash = Map.groupBy(
    [...new Set(patterns)].map((pattern) => ({ pattern, bytes: Buffer.from(pattern) })),
    ({ bytes }) => hashOfBeginning(bytes),
  );
  const filter = new Uint8Array(1 << FILTER_BITS);
  for (const hash of byHash.keys()) filter[hash >>> (32 - FILTER_BITS)] = 1;

  return (bytes) => {
    const matches: Match[] = [];
    let hash = 0;
    for (let end = 0; end < bytes.length; end++) {
      const at = end - SHORTEST_PATTERN + 1;
      if (at > 0) hash -= Math.imul(bytes[at - 1] ?? 0, LEAVING);
      hash = (Math.imul(hash, BASE) + (bytes[end] ?? 0)) >>> 0;
      if (at < 0 || filter[hash >>> (32 - FILTER_BITS)] === 0) continue;
      for (const candidate of byHash.get(hash) ?? []) {
        if (standsAt(bytes, at, candidate.bytes)) matches.push({ pattern: candidate.pattern, at });
      }
    }
    return matches;
  };
}

function hashOfBeginning(bytes: Uint8Array): number {
  if (bytes.length < SHORTEST_PATTERN) throw new RangeError(`Patterns have ${SHORTEST_PATTERN} bytes`);
  return bytes.subarray(0, SHORTEST_PATTERN).reduce((hash, byte) => (Math.imul(hash, BASE) + byte) >>> 0, 0);
}

function power(exponent: number): number {
  return Array.from({ length: exponent }).reduce<number>((product) => Math.imul(product, BASE), 1);
}

function standsAt(bytes: Uint8Array, at: number, pattern: Uint8Array): boolean {
  return pattern.every((byte, i) => bytes[at + i] === byte);
}
