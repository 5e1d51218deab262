/** What a word or phrase can stand for, in any language. */
export const CONCEPTS = [
  /** The act: reset, unlock. */
  'reset',
  /** The act, as done: "has been reset". */
  'was-reset',
  /** The lock of a device: PIN, passcode, code. */
  'passcode',
  /** A password of a device or of an account: the rest of the sentence decides. */
  'password',
  /** A phone or tablet. */
  'device',
  /** IT with secrets and troubles of its own: laptop, Outlook, SIM card, phone number. */
  'elsewhere',
  /** Things that no helpdesk of ours has the code of: door, bike, bank card, dress code. */
  'unrelated',
  'forgotten',
  /** Lost: means forgotten of a passcode, gone of a device. */
  'lost',
  'locked',
  /** Does not work, is wrong. */
  'unusable',
  /** Cannot get into something. */
  'shut-out',
  /** Is not able to: no negation of a wish. */
  'unable',
  /** Wants another one: "a new PIN". */
  'renewal',
  'negation',
  /** Stops something: cancel, never mind, no. */
  'refusal',
  /** Somebody else acted: "that wasn't me". */
  'not-me',
  /** Was not asked for, or who did it: somebody else acted only where it is about a reset. */
  'unasked',
  /** Needs a person whatever else is said: stolen, factory reset, the reset failed. */
  'beyond-bot',
  /** A wish for a person: "talk to somebody". */
  'person',
  /** Whom one may ask, or how one may address the bot: helpdesk, administrator. */
  'helpdesk',
  /** Another person's matter: colleague, daughter. */
  'third-party',
  /** Asks what something is or does. */
  'explanation',
  /** Asks how far it is: yet, done, status. */
  'progress',
  'temporary-passcode',
  'device-list',
  'sign-out',
  /** The languages as a topic, or speaking one. */
  'language',
  'english',
  'dutch',
  'german',
  'french',
  'help',
  'thanks',
  /** Thanks for something that was done, or joy that it worked. */
  'thanks-for',
  'greeting',
  /** Carries no meaning of its own: please, I, my. */
  'filler',
  /** What looks like a word above, or a misspelt one, and is not: "forgot to", "resent". */
  'look-alike',
] as const;

/** One of them. */
export type Concept = (typeof CONCEPTS)[number];

/**
 * The words of one language, by what they stand for.
 *
 * A phrase is words with blanks between them; `*` stands for a few other words. Write them as the
 * dictionary does: case, accents and apostrophes are removed from both sides before comparing.
 */
export type Vocabulary = Readonly<Partial<Record<Concept, readonly string[]>>>;

/** Phrases from a text with commas between them: a list that reads like a sentence. */
export function phrases(text: string): readonly string[] {
  return text.split(',').map((phrase) => phrase.trim());
}
