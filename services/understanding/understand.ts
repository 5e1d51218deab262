import type { Intent } from './intent.ts';
import { RULES } from './rules.ts';
import { readSentence } from './sentence.ts';

/** Nobody needs more to say what they want; what follows is a signature or a pasted page. */
const READ_CHARACTERS = 500;

/** What the sign-in page shows, and nothing else: "my extension is 999123" is no code. */
const SIGN_IN_CODE = /^\d{6}$/;

/**
 * What a person wants, read from a sentence in English, Dutch, German or French. Pure; never throws.
 *
 * Words become concepts by the vocabularies, typos forgiven; the first of {@link RULES} that holds decides.
 * When in doubt it is not a reset: `unknown` costs a person one more click.
 */
export function understand(text: string): Intent {
  const trimmed = text.trim();
  if (SIGN_IN_CODE.test(trimmed)) return { kind: 'code', code: trimmed };
  const sentence = readSentence(trimmed.slice(0, READ_CHARACTERS));
  return RULES.find((rule) => rule.when(sentence))?.intent ?? { kind: 'unknown' };
}
