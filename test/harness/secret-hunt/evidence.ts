import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Kept, Place } from './kept.ts';

/** A run of tests keeps more than should stay in memory. */
const SEGMENT_BYTES = 16 * 2 ** 20;
/** Begins the line that says what was going on. */
export const DURING = '\n#during ';

/** Everything that was kept, in files of its own until they are searched. */
export interface Evidence {
  /** @param during What was going on. */
  add(kept: Kept, during: string): void;
  /** How much was kept where. */
  readonly bytes: ReadonlyMap<Place, number>;
  /** All of it; what was kept at once is never cut in two. */
  read(): Iterable<readonly [Place, Buffer]>;
  remove(): void;
}

interface Pile {
  parts: Uint8Array[];
  size: number;
  during: string;
}

/** Starts with nothing. */
export function createEvidence(): Evidence {
  const folder = mkdtempSync(join(tmpdir(), 'passcode-desk-hunt-'));
  const bytes = new Map<Place, number>();
  const piles = new Map<Place, Pile>();
  const files: (readonly [Place, string])[] = [];

  function put(place: Place, pile: Pile, part: Uint8Array): void {
    pile.parts.push(part);
    pile.size += part.length;
    bytes.set(place, (bytes.get(place) ?? 0) + part.length);
  }

  function file(place: Place, pile: Pile): void {
    const path = join(folder, String(files.length));
    writeFileSync(path, Buffer.concat(pile.parts), { mode: 0o600 });
    files.push([place, path]);
    piles.delete(place);
  }

  return {
    bytes,
    add({ place, content }, during) {
      const pile = piles.get(place) ?? { parts: [], size: 0, during: '' };
      piles.set(place, pile);
      if (pile.during !== during) put(place, pile, Buffer.from(`${DURING}${during}\n`));
      pile.during = during;
      put(place, pile, Buffer.from(content));
      put(place, pile, Buffer.from('\n'));
      if (pile.size > SEGMENT_BYTES) file(place, pile);
    },
    *read() {
      for (const [place, pile] of piles) file(place, pile);
      for (const [place, path] of files) yield [place, readFileSync(path)];
    },
    remove() {
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
