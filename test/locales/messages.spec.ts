import assert from 'node:assert/strict';
import { languageOf, readerFor } from '../../locales/index.ts';
import { type Language, LANGUAGES } from '../../locales/language.ts';
import {
  EFFECTS,
  leaves,
  POLICY_REFUSALS,
  PROOF_PROBLEMS,
  REQUEST_OBSTACLES,
  REVEAL_REFUSALS,
} from './every-text.ts';

/** Places where a language may say nothing. */
const MAY_BE_EMPTY = /^(devices\.ownership\.unknown|platforms\..+\.failureHint)$/;

/** What each language calls the people who help where the bot cannot. */
const HELPDESK: Record<Language, RegExp> = {
  en: /helpdesk/,
  nl: /helpdesk/,
  de: /Helpdesk/,
  fr: /support informatique/,
};
/** What a language other than English may have in common with it: names, and words that are the same. */
const SAME_AS_ENGLISH: Record<Exclude<Language, 'en'>, readonly string[]> = {
  nl: ['Passcode Desk', 'Help', 'help', 'status', 'contact', 'Website', 'E-mail'],
  de: ['Passcode Desk', 'Website'],
  fr: ['Passcode Desk', 'contact', 'E-mail'],
};

describe('The catalogue', () => {
  const shapes = LANGUAGES.map((language) =>
    leaves(readerFor(language, 'UTC').messages).map(([path]) => path),
  );

  it('has the same entries in every language', () => {
    for (const shape of shapes) assert.deepEqual(shape, shapes[0]);
  });

  for (const language of LANGUAGES) {
    const { messages } = readerFor(language, 'UTC');

    it(`leaves no text empty in ${language}`, () => {
      const empty = leaves(messages).filter(([, text]) => typeof text === 'string' && text.trim() === '');

      assert.deepEqual(
        empty.filter(([path]) => !MAY_BE_EMPTY.test(path)),
        [],
      );
    });

    it(`has words for every sign-in that is not accepted, in ${language}`, () => {
      for (const problem of PROOF_PROBLEMS) assertSentence(messages.chat.signInNotAccepted(problem));
    });

    it(`has words for every passcode that is not shown, in ${language}`, () => {
      for (const refusal of REVEAL_REFUSALS) assertSentence(messages.chat.revealRefused(refusal));
    });

    it(`has words for every reset that is not started, in ${language}`, () => {
      for (const refusal of Object.values(REQUEST_OBSTACLES))
        assertSentence(messages.chat.resetRefused(refusal));
    });

    it(`says every rule of the organisation, from when on, and the helpdesk as the way on, in ${language}`, () => {
      for (const refusal of Object.values(POLICY_REFUSALS).flat()) {
        const { title, text } = messages.policyRefusal(refusal, () => '22 Nov');
        assert.notEqual(title, '');
        assertSentence(text);
        assert.match(text, HELPDESK[language]);
        if ('limit' in refusal) assert.match(text, new RegExp(`\\b${refusal.limit}[  ]\\p{L}+`, 'u'));
        if ('allowedAt' in refusal || 'opensAt' in refusal) assert.match(text, /22[  ]Nov/);
        if ('note' in refusal) assert.ok(text.includes(refusal.note));
      }
    });

    it(`says what a reset does and what comes next on every kind of device, in ${language}`, () => {
      for (const { consequences, next } of Object.values(messages.platforms)) {
        for (const effect of EFFECTS) [...consequences(effect), ...next(effect)].forEach(assertSentence);
      }
    });

    it(`says what to do next after every failure and for every device that cannot, in ${language}`, () => {
      for (const { what, next } of Object.values(messages.failure)) [what, next].forEach(assertSentence);
      for (const reason of Object.values(messages.notResettable)) assert.match(reason, HELPDESK[language]);
    });
  }

  for (const [language, shared] of Object.entries(SAME_AS_ENGLISH)) {
    it(`says nothing in ${language} that is still English`, () => {
      const english = new Map(leaves(readerFor('en', 'UTC').messages));
      const same = leaves(readerFor(languageOf(language) ?? 'en', 'UTC').messages).filter(
        ([path, text]) => typeof text === 'string' && text !== '' && english.get(path) === text,
      );

      assert.deepEqual(
        same.filter(([, text]) => !shared.includes(String(text))),
        [],
      );
    });
  }
});

function assertSentence(text: string): void {
  assert.match(text, /^\p{Lu}.*[.!?]$/su);
  assert.doesNotMatch(text, /undefined|null|NaN/);
}
