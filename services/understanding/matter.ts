import type { Sentence } from './sentence.ts';

/** "Outlook password", "PIN of my laptop": this near, the secret is that thing's, even if a phone is mentioned. */
const OWN_REACH = 2;
/** "password for my other Windows laptop": this near where no phone or tablet is mentioned. */
const ALONE_REACH = 4;

/**
 * Whether the secret or the trouble in a sentence belongs to something that is no phone or tablet: to other
 * IT (`elsewhere`), or to nothing of ours (`unrelated`).
 */
export function isMatterOf(s: Sentence, thing: 'elsewhere' | 'unrelated'): boolean {
  if (!s.has(thing)) return false;
  if (s.has('device')) {
    const isItsReset = s.isNear('reset', thing, OWN_REACH) && !s.isNear('reset', 'device', OWN_REACH);
    return isItsReset || isSecretOf(s, thing, OWN_REACH) || s.isNear('device', thing, 1);
  }
  if (isSecretOf(s, thing, ALONE_REACH)) return true;
  return s.has('reset', 'unusable', 'shut-out', 'locked', 'password') && !s.has('passcode');
}

function isSecretOf(s: Sentence, thing: 'elsewhere' | 'unrelated', words: number): boolean {
  return s.isNear('passcode', thing, words) || s.isNear('password', thing, words);
}
