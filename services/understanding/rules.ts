import type { Intent } from './intent.ts';
import { isMatterOf } from './matter.ts';
import { hasForgottenSecret, isResetRefused, wantsReset } from './reset-wish.ts';
import type { Sentence } from './sentence.ts';
import type { Concept } from './vocabulary/vocabulary.ts';

/** A reason to hear an intent in a sentence. */
export interface Rule {
  readonly intent: Intent;
  /** Why the rule stands where it stands. */
  readonly because: string;
  readonly when: (sentence: Sentence) => boolean;
}

/** What a sentence about stopping may say besides: whatever it stops. */
const STOPPABLE: readonly Concept[] = [
  'refusal',
  'negation',
  'reset',
  'passcode',
  'password',
  'device',
  'thanks',
  'greeting',
];
const LANGUAGE_WORDS: readonly Concept[] = [
  'language',
  'english',
  'dutch',
  'german',
  'french',
  'greeting',
  'thanks',
  'renewal',
];
const SECRET: readonly Concept[] = ['passcode', 'password'];

/**
 * The first rule that holds decides.
 *
 * The order is the safety of it: everything that forbids a reset comes before the wish for one, and the
 * wish before courtesies, so that "hi, I forgot my PIN, thanks" is a wish.
 */
export const RULES: readonly Rule[] = [
  {
    intent: { kind: 'not-me' },
    because: 'Somebody else acting in your name is urgent, whatever else is said.',
    when: (s) => s.has('not-me') || (s.has('unasked') && s.has('reset', 'was-reset')),
  },
  {
    intent: { kind: 'contact' },
    because: 'Something was not asked for, and nobody knows what: too little to stop all resets for.',
    when: (s) => s.has('unasked'),
  },
  {
    intent: { kind: 'cancel' },
    because: '"Don\'t reset it" must never start one.',
    when: isResetRefused,
  },
  {
    intent: { kind: 'about-reset' },
    because: 'A question about resets contains the word, but no wish; having forgotten a PIN is a wish.',
    when: (s) => s.has('explanation') && s.has('reset', 'was-reset') && !hasForgottenSecret(s),
  },
  {
    intent: { kind: 'contact' },
    because: 'The bot can do nothing about a stolen phone or a failed reset, a person can.',
    when: (s) => s.has('beyond-bot', 'person'),
  },
  {
    intent: { kind: 'thanks' },
    because: '"Thanks for the reset" is about one that is over.',
    when: (s) => (s.has('thanks-for') || (s.has('thanks') && s.has('was-reset'))) && !hasProblem(s),
  },
  {
    intent: { kind: 'status' },
    because: '"Has it been reset yet?" is about one that was asked for before.',
    when: (s) => s.has('progress', 'was-reset', 'temporary-passcode') && !hasProblem(s),
  },
  {
    intent: { kind: 'contact' },
    because:
      "A password of Windows, Outlook or a SIM card is the helpdesk's matter, not a device's passcode.",
    when: (s) => isMatterOf(s, 'elsewhere'),
  },
  {
    intent: { kind: 'contact' },
    because: "The bot resets one's own devices only.",
    when: (s) => s.has('third-party') && (wantsReset(s) || s.has('forgotten', 'locked')),
  },
  {
    intent: { kind: 'contact' },
    because: 'A lost phone must not be reset: whoever found it could open it. A lost PIN is a forgotten one.',
    when: (s) => s.has('lost') && s.has('device') && !s.has(...SECRET),
  },
  { intent: { kind: 'reset' }, because: 'The wish itself.', when: wantsReset },
  {
    intent: { kind: 'sign-out' },
    because: 'Its phrases mean nothing else.',
    when: (s) => s.has('sign-out'),
  },
  {
    intent: { kind: 'cancel' },
    because: 'Stops what is going on, unless it is something else that is to stop.',
    when: (s) => s.has('refusal') && s.isOnly(...STOPPABLE),
  },
  ...languageRules(),
  {
    intent: { kind: 'devices' },
    because: 'Its phrases mean nothing else.',
    when: (s) => s.has('device-list'),
  },
  {
    intent: { kind: 'contact' },
    because: 'Naming the helpdesk is asking for it, where nothing else was asked.',
    when: (s) => s.has('helpdesk'),
  },
  {
    intent: { kind: 'help' },
    because: 'A cry for help, where nothing more is known.',
    when: (s) => s.has('help') || (s.has('explanation') && s.isOnly('explanation')),
  },
  { intent: { kind: 'thanks' }, because: 'A courtesy by itself.', when: (s) => s.has('thanks') },
  {
    intent: { kind: 'greeting' },
    because: 'A greeting before something not understood is not answered with a greeting only.',
    when: (s) => s.has('greeting') && s.isOnly('greeting'),
  },
];

/** "In Dutch, please": the language and nothing else, or a word that says that a language is meant. */
function languageRules(): readonly Rule[] {
  const named = ([concept, language]: readonly [Concept, 'en' | 'nl' | 'de' | 'fr']): Rule => ({
    intent: { kind: 'language', language },
    because: 'The language that was named.',
    when: (s) => s.has(concept) && (s.has('language') || s.isOnly(...LANGUAGE_WORDS)),
  });
  return [
    ...(
      [
        ['english', 'en'],
        ['dutch', 'nl'],
        ['german', 'de'],
        ['french', 'fr'],
      ] as const
    ).map(named),
    {
      intent: { kind: 'language', language: undefined },
      because: 'A language was meant and none named that we know.',
      when: (s) => s.has('language') && s.isOnly(...LANGUAGE_WORDS),
    },
  ];
}

function hasProblem(s: Sentence): boolean {
  return s.has('forgotten', 'locked', 'shut-out') || (s.has('unusable') && s.has(...SECRET));
}
