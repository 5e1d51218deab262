import { isMatterOf } from './matter.ts';
import type { Sentence } from './sentence.ts';
import type { Concept } from './vocabulary/vocabulary.ts';

/** What may surround "reset" when nothing is named that should be reset. */
const COURTESIES: readonly Concept[] = ['greeting', 'thanks', 'help', 'helpdesk', 'unable', 'renewal'];
const SECRETS = ['passcode', 'password'] as const;

/** How far "reset" may stand from what it resets: "den Code von meinem iPhone bitte zurücksetzen". */
const RESET_REACH = 6;
/** How far "forgotten" may stand from the code: "changed my PIN on Friday and now I have no clue". */
const FORGOTTEN_REACH = 8;
/** "wrong" is said of so many things that it must stand close to the code, or a device be mentioned. */
const UNUSABLE_REACH = 3;
/** "cannot open my new phone", but not "cannot open the attachment on my phone". */
const SHUT_OUT_REACH = 3;

/** Whether the sentence wishes for a reset: it asks for one, or tells of a trouble that only a reset solves. */
export function wantsReset(s: Sentence): boolean {
  if (isMatterOf(s, 'elsewhere') || isMatterOf(s, 'unrelated')) return false;
  return asksForReset(s) || hasForgottenSecret(s) || hasUnusableSecret(s) || isLockedOut(s);
}

/** Whether a passcode is gone: forgotten, or lost. */
export function hasForgottenSecret(s: Sentence): boolean {
  if (s.isNegated('forgotten', 1, 1)) return false;
  return (['forgotten', 'lost'] as const).some((gone) => isAboutSecret(s, gone, FORGOTTEN_REACH));
}

/** Whether a reset is named and not wanted, or stopped. "No, I forgot my PIN" answers something else. */
export function isResetRefused(s: Sentence): boolean {
  if (s.isNegated('reset', 4, 3)) return true;
  return s.has('reset') && s.has('refusal') && !hasForgottenSecret(s);
}

function asksForReset(s: Sentence): boolean {
  if (!s.has('reset')) return false;
  const named = (['device', ...SECRETS] as const).some((object) => s.isNear('reset', object, RESET_REACH));
  return named || s.isOnly('reset', ...COURTESIES);
}

function hasUnusableSecret(s: Sentence): boolean {
  const reach = s.has('device') ? FORGOTTEN_REACH : UNUSABLE_REACH;
  return isAboutSecret(s, 'unusable', reach) || wantsAnotherSecret(s);
}

/** "A new PIN for my phone", but not "my new code is ready for review". */
function wantsAnotherSecret(s: Sentence): boolean {
  if (!s.isNear('renewal', 'passcode', 2)) return false;
  return s.has('device') || s.isOnly('passcode', ...COURTESIES);
}

function isAboutSecret(s: Sentence, trouble: Concept, reach: number): boolean {
  return SECRETS.some((secret) => s.isNear(trouble, secret, reach));
}

function isLockedOut(s: Sentence): boolean {
  if (s.isNear('shut-out', 'device', SHUT_OUT_REACH) || s.isOnly('shut-out', ...COURTESIES)) {
    return s.has('shut-out');
  }
  if (!s.has('locked') || s.isNegated('locked', 1, 1)) return false;
  return s.has('device', 'passcode') || s.isOnly('locked', ...COURTESIES);
}
