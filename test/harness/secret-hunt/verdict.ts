import type { HuntResult, Leak } from './hunt.ts';
import { type Place, PLACES } from './kept.ts';
import type { SecretKind } from './known-secret.ts';

/** What a hunt must at least have seen; with less it shows nothing. */
export interface Expectation {
  readonly secrets: Readonly<Partial<Record<SecretKind, number>>>;
  readonly places: readonly Place[];
  /** Passcodes that people were shown. */
  readonly shown: number;
}

/** A run of all tests; well below what there is, so that not every change of a test is felt here. */
export const WHOLE_RUN: Expectation = {
  secrets: { passcode: 50, token: 300, 'client-secret': 100, held: 50 },
  places: PLACES,
  shown: 15,
};

/** As many as anybody reads. */
const LISTED_LEAKS = 20;

/** What the hunt came to, in a line. */
export function summarise({ secrets, bytes, found, shown }: HuntResult): string {
  const total = sum(secrets.values());
  const kinds = [...secrets].map(([kind, count]) => `${count} ${kind}`).join(', ');
  const megabytes = (sum(bytes.values()) / 1e6).toFixed(1);
  return `secrets found: ${found} of ${total} (${kinds}) in ${bytes.size} places, ${megabytes} MB; ${shown} passcodes shown to their owners`;
}

/** What must not be. Empty where no secret was found, and enough was looked through. */
export function judgeHunt(result: HuntResult, expected?: Expectation): readonly string[] {
  const { leaks } = result;
  const more = leaks.length > LISTED_LEAKS ? [`and ${leaks.length - LISTED_LEAKS} more`] : [];
  const leaked = [...leaks.slice(0, LISTED_LEAKS).map(describeLeak), ...more];
  return expected === undefined ? leaked : [...leaked, ...findGaps(result, expected)];
}

/** The secret itself is left out: what is printed is kept, too. */
function describeLeak({ kind, place, during, after }: Leak): string {
  return `a ${kind} is in the ${place}, during “${during}”, after ${JSON.stringify(after)}`;
}

function findGaps({ secrets, bytes, shown }: HuntResult, expected: Expectation): readonly string[] {
  const few = Object.entries(expected.secrets).flatMap(([kind, least]) => {
    const count = secrets.get(kind as SecretKind) ?? 0;
    return count < least ? [`only ${count} ${kind} existed, of at least ${least}`] : [];
  });
  const empty = expected.places
    .filter((place) => !bytes.has(place))
    .map((place) => `nothing was kept in the ${place}`);
  const unseen =
    shown < expected.shown ? [`only ${shown} passcodes were shown, of at least ${expected.shown}`] : [];
  return [...few, ...empty, ...unseen];
}

function sum(numbers: Iterable<number>): number {
  return [...numbers].reduce((total, each) => total + each, 0);
}
