import type { Messages } from '../../locales/index.ts';
import type { ResetEffect } from '../../services/devices/platforms.ts';
import type { ProofProblem } from '../../services/identity/challenge.ts';
import type { RequestRefusal, RevealRefusal } from '../../services/resets/reset-service.ts';

/** Lists every member of a union: a missing one does not compile. */
function members<T extends string>(all: Record<T, true>): readonly T[] {
  return Object.keys(all).filter((key): key is T => key in all);
}

export const PROOF_PROBLEMS = members<ProofProblem>({
  malformed: true,
  'wrong-codes': true,
  'bad-signature': true,
  'wrong-issuer': true,
  'wrong-audience': true,
  'wrong-tenant': true,
  'wrong-user': true,
  'token-expired': true,
  'token-not-yet-valid': true,
  'no-auth-time': true,
  'not-fresh': true,
  'too-late': true,
  replayed: true,
});
export const REVEAL_REFUSALS = members<RevealRefusal>({
  'no-such-reset': true,
  'nothing-to-show': true,
  'proof-too-old': true,
  gone: true,
});
export const REQUEST_REFUSALS: {
  readonly [R in RequestRefusal['reason']]: Extract<RequestRefusal, { reason: R }>;
} = {
  'no-such-device': { reason: 'no-such-device' },
  'not-resettable': { reason: 'not-resettable', why: 'windows-pc' },
  'device-busy': { reason: 'device-busy' },
  'user-limit': { reason: 'user-limit', limit: 3 },
  'device-limit': { reason: 'device-limit', limit: 1 },
  'proof-not-valid': { reason: 'proof-not-valid' },
};
export const EFFECTS: readonly ResetEffect[] = [
  { reach: 'device', passcode: 'removed', temporaryPasscode: 'none' },
  { reach: 'device', passcode: 'replaced', temporaryPasscode: 'numeric' },
  { reach: 'work-profile', passcode: 'replaced', temporaryPasscode: 'alphanumeric' },
];

/** What functions of the catalogue are called with, by the beginning of their path; others get numbers. */
const FACTS: Readonly<Record<string, readonly unknown[]>> = {
  'chat.signInNotAccepted': PROOF_PROBLEMS,
  'chat.resetRefused': Object.values(REQUEST_REFUSALS),
  'chat.revealRefused': REVEAL_REFUSALS,
  platforms: EFFECTS,
};
/** As good a count, page, digit, time and name as any; twice, as no function takes more. */
const NUMBERS: readonly number[] = [0, 1, 3];

/** A text of a catalogue, and where it stands. */
export interface CatalogueText {
  /** Such as `chat.canceled`. */
  readonly path: string;
  readonly text: string;
}

/**
 * Every text that a catalogue can give: its functions are called with everything they tell apart.
 *
 * @throws Error where a function makes something else: then it wants facts of its own in `FACTS`.
 */
export function everyText(messages: Messages): readonly CatalogueText[] {
  return leaves(messages).flatMap(([path, leaf]) => textsAt(path, leaf));
}

/** Every text and function of a catalogue with its path. */
export function leaves(value: unknown, path = ''): readonly (readonly [path: string, leaf: unknown])[] {
  if (typeof value !== 'object' || value === null) return [[path, value]];
  return Object.entries(value).flatMap(([key, part]) => leaves(part, path === '' ? key : `${path}.${key}`));
}

function textsAt(path: string, leaf: unknown): readonly CatalogueText[] {
  if (typeof leaf === 'string') return [{ path, text: leaf }];
  if (Array.isArray(leaf)) return leaf.flatMap((part: unknown) => textsAt(path, part));
  if (typeof leaf !== 'function') throw new Error(`${path} is neither a text nor a function`);
  return factsFor(path).flatMap((fact) => {
    const made: unknown = Reflect.apply(leaf, undefined, [fact, fact]);
    if (/undefined|NaN|\[object/.test(String(made))) throw new Error(`${path} wants facts of its own`);
    return textsAt(path, made);
  });
}

function factsFor(path: string): readonly unknown[] {
  return Object.entries(FACTS).find(([beginning]) => path.startsWith(beginning))?.[1] ?? NUMBERS;
}
