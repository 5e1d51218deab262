import type { Sentence } from './sentence.ts';
import type { Concept } from './vocabulary/vocabulary.ts';

/** What may surround "reset" when nothing is named that should be reset. */
const COURTESIES: readonly Concept[] = ['greeting', 'thanks', 'help', 'helpdesk', 'unable', 'renewal'];
const SECRETS = ['passcode', 'password'] as const;

/** How far "reset" may stand from what it resets: "den Code von meinem iPhone bitte zurücksetzen". */
const REACH = 6;
/** How far a trouble may stand from the code that it is about. */
const TROUBLE_REACH = 8;

/** Whether the sentence wishes for a reset: it asks for one, or tells of a trouble that only a reset solves. */
export function wantsReset(s: Sentence): boolean {
  return asksForReset(s) || hasForgottenSecret(s) || hasUnusableSecret(s) || isLockedOut(s);
}

/** Whether a passcode is gone: forgotten, or lost. */
export function hasForgottenSecret(s: Sentence): boolean {
  if (s.isNegated('forgotten', 1, 1)) return false;
  return (['forgotten', 'lost'] as const).some((gone) => isAboutSecret(s, gone));
}

/** Whether a reset is named and not wanted, or stopped. */
export function isResetRefused(s: Sentence): boolean {
  if (!s.has('reset') || hasForgottenSecret(s)) return false;
  return s.has('refusal') || s.isNegated('reset', 4, 3);
}

function asksForReset(s: Sentence): boolean {
  if (!s.has('reset')) return false;
  const named = (['device', ...SECRETS] as const).some((object) => s.isNear('reset', object, REACH));
  return named || s.isOnly('reset', ...COURTESIES);
}

function hasUnusableSecret(s: Sentence): boolean {
  return isAboutSecret(s, 'unusable') || s.isNear('renewal', 'passcode', 2);
}

function isAboutSecret(s: Sentence, trouble: Concept): boolean {
  return SECRETS.some((secret) => s.isNear(trouble, secret, TROUBLE_REACH));
}

function isLockedOut(s: Sentence): boolean {
  if (s.has('shut-out') && (s.has('device') || s.isOnly('shut-out', ...COURTESIES))) return true;
  if (!s.has('locked') || s.isNegated('locked', 1, 1)) return false;
  return s.has('device', 'passcode') || s.isOnly('locked', ...COURTESIES);
}
