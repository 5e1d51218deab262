import assert from 'node:assert/strict';
import { HELPDESK } from '../../locales/helpdesk.ts';
import { readerFor } from '../../locales/index.ts';
import { LANGUAGES } from '../../locales/language.ts';
import type { CaseRefusal } from '../../services/helpdesk/case-service.ts';
import { understandDeskCommand } from '../../services/understanding/desk-command.ts';
import { leaves } from './every-text.ts';

const MEGAN = { oid: 'm', name: 'Megan Bowen' };
const REFUSALS: { readonly [R in CaseRefusal['reason']]: Extract<CaseRefusal, { reason: R }> } = {
  'no-such-case': { reason: 'no-such-case' },
  'claimed-by': { reason: 'claimed-by', helper: MEGAN },
  'not-claimed': { reason: 'not-claimed' },
  'not-yours': { reason: 'not-yours', helper: MEGAN },
  over: { reason: 'over' },
  'resolved-since': { reason: 'resolved-since' },
  'own-case': { reason: 'own-case' },
  'nothing-to-approve': { reason: 'nothing-to-approve' },
  'no-device': { reason: 'no-device' },
  'not-over': { reason: 'not-over' },
  'already-rated': { reason: 'already-rated' },
  full: { reason: 'full' },
};
/** A normal case needs no word for it. */
const MAY_BE_EMPTY = ['priorities.normal'];

describe('What helpers read', () => {
  for (const language of LANGUAGES) {
    const words = HELPDESK[language];
    const { quoted } = readerFor(language, 'UTC').messages;

    it(`shows by examples every command, in the same order as in English, in ${language}`, () => {
      const kinds = (all: typeof words) =>
        all.help.examples.map(({ say }) => understandDeskCommand(say).kind);

      assert.deepEqual(kinds(words), kinds(HELPDESK.en));
      assert.ok(!kinds(words).includes('unknown'));
    });

    it(`asks for nothing that is not understood, in ${language}`, () => {
      const [open = '', close = ''] = quoted('\n').split('\n');
      const marked = new RegExp(`${open}([^${close}]+)${close}`, 'g');
      const commands = [words.pause, words.unblock, words.reasonAdvice].flatMap((part) =>
        leaves(part).flatMap(([, text]) =>
          [...String(text).matchAll(marked)].map(([, quotation = '']) => quotation.trim()),
        ),
      );

      assert.ok(commands.length > 4);
      assert.deepEqual(
        commands.filter((command) => understandDeskCommand(command).kind === 'unknown'),
        [],
      );
    });

    it(`has words for everything that is not done, in ${language}`, () => {
      for (const refusal of Object.values(REFUSALS))
        assert.match(
          words.refusal(refusal, (name) => name),
          /^\p{Lu}.*[.!?]$/su,
        );
    });

    it(`leaves no text empty, in ${language}`, () => {
      const empty = leaves(words).filter(([path, text]) => text === '' && !MAY_BE_EMPTY.includes(path));

      assert.deepEqual(empty, []);
    });
  }

  it('is another text in each language, but for names and what is the same in both', () => {
    const english = new Map(leaves(HELPDESK.en));
    const shared: Readonly<Record<string, readonly string[]>> = {
      nl: ['status', 'reset', '–', 'Status'],
      de: ['–', 'System'],
      fr: ['–'],
    };
    for (const [language, same] of Object.entries(shared)) {
      const texts = leaves(HELPDESK[LANGUAGES.find((one) => one === language) ?? 'en']);
      const left = texts.filter(
        ([path, text]) => typeof text === 'string' && text !== '' && english.get(path) === text,
      );

      assert.deepEqual(
        left.map(([, text]) => text).filter((text) => !same.includes(String(text))),
        [],
        language,
      );
    }
  });
});
