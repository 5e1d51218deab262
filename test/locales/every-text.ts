import type { Messages } from '../../locales/index.ts';
import type { Ownership } from '../../services/devices/device.ts';
import type { ResetEffect } from '../../services/devices/platforms.ts';
import type { CaseRefusal } from '../../services/helpdesk/case-service.ts';
import type { ProofProblem } from '../../services/identity/challenge.ts';
import type { PolicyRefusal } from '../../services/policy/policy-refusal.ts';
import type { RequestObstacle, RevealRefusal } from '../../services/resets/reset-service.ts';

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
  'no-required-context': true,
  'not-fresh': true,
  'too-late': true,
  replayed: true,
});
export const REVEAL_REFUSALS = members<RevealRefusal>({
  'no-such-reset': true,
  blocked: true,
  'shown-too-often': true,
  'nothing-to-show': true,
  'proof-too-old': true,
  gone: true,
});
export const REQUEST_OBSTACLES: {
  readonly [R in RequestObstacle['reason']]: Extract<RequestObstacle, { reason: R }>;
} = {
  'no-such-device': { reason: 'no-such-device' },
  'not-resettable': { reason: 'not-resettable', why: 'windows-pc' },
  'device-busy': { reason: 'device-busy' },
  'proof-not-valid': { reason: 'proof-not-valid' },
  'line-full': { reason: 'line-full' },
  'context-not-proven': { reason: 'context-not-proven' },
};
const OWNERSHIPS: readonly Ownership[] = ['company', 'personal', 'unknown'];
/** Every rule of the organisation that may stand in the way, by its reason. */
export const POLICY_REFUSALS: {
  readonly [R in PolicyRefusal['reason']]: readonly Extract<PolicyRefusal, { reason: R }>[];
} = {
  paused: [
    { reason: 'paused', by: 'brake', note: '' },
    { reason: 'paused', by: 'operator', note: '' },
    { reason: 'paused', by: 'operator', note: 'Phishing' },
  ],
  blocked: [{ reason: 'blocked' }],
  'platform-not-allowed': [{ reason: 'platform-not-allowed' }],
  'ownership-not-allowed': OWNERSHIPS.map((ownership) => ({ reason: 'ownership-not-allowed', ownership })),
  'enrolled-too-recently': [{ reason: 'enrolled-too-recently', days: 7, allowedAt: 0 }],
  'enrolment-unknown': [{ reason: 'enrolment-unknown', days: 1 }],
  'group-not-allowed': [{ reason: 'group-not-allowed' }],
  'methods-changed': [{ reason: 'methods-changed', allowedAt: 0 }],
  'outside-hours': [{ reason: 'outside-hours', opensAt: 0 }],
  'user-limit': [{ reason: 'user-limit', limit: 3, hours: 24 }],
  'device-limit': [{ reason: 'device-limit', limit: 1, hours: 1 }],
  'tenant-limit': [{ reason: 'tenant-limit' }],
  'approval-needed': [{ reason: 'approval-needed' }],
};
export const EFFECTS: readonly ResetEffect[] = [
  { reach: 'device', passcode: 'removed', temporaryPasscode: 'none' },
  { reach: 'device', passcode: 'replaced', temporaryPasscode: 'numeric' },
  { reach: 'work-profile', passcode: 'replaced', temporaryPasscode: 'alphanumeric' },
];

/** Refusals of a case that the user is told. */
export const CASE_REFUSALS: readonly CaseRefusal[] = [
  { reason: 'full' },
  { reason: 'already-rated' },
  { reason: 'over' },
];

/** What functions of the catalogue are called with, by the beginning of their path; others get numbers. */
const FACTS: Readonly<Record<string, readonly unknown[]>> = {
  'chat.signInNotAccepted': PROOF_PROBLEMS,
  'chat.resetRefused': Object.values(REQUEST_OBSTACLES),
  'chat.revealRefused': REVEAL_REFUSALS,
  'cases.refusal': CASE_REFUSALS,
  platforms: EFFECTS,
};
/** Where a function takes different facts. */
const CALLS: Readonly<Record<string, readonly (readonly unknown[])[]>> = {
  policyRefusal: Object.values(POLICY_REFUSALS).flatMap((refusals) =>
    refusals.map((refusal) => [refusal, () => '22 Nov 2026, 14:05']),
  ),
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
  return callsOf(path).flatMap((facts) => {
    const made: unknown = Reflect.apply(leaf, undefined, facts);
    if (/undefined|NaN|\[object/.test(JSON.stringify(made)))
      throw new Error(`${path} wants facts of its own`);
    return leaves(made).flatMap(([, part]) => textsAt(path, part));
  });
}

function callsOf(path: string): readonly (readonly unknown[])[] {
  return CALLS[path] ?? factsFor(path).map((fact) => [fact, fact]);
}

function factsFor(path: string): readonly unknown[] {
  return Object.entries(FACTS).find(([beginning]) => path.startsWith(beginning))?.[1] ?? NUMBERS;
}
