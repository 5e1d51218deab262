import assert from 'node:assert/strict';
import fc from 'fast-check';
import { understand } from '../../../services/understanding/understand.ts';
import { NEAR_MISSES } from './near-misses.ts';
import { NEVER_A_RESET } from './never-a-reset.ts';
import { HELD_OUT } from './utterances-held-out.ts';
import { HELD_OUT_LATER } from './utterances-held-out-later.ts';
import { UTTERANCES, type UtteranceTable } from './utterances.ts';

/** The share of each table that must be understood. */
const REQUIRED_SHARE = 0.95;
/** Generous for a busy machine; a sentence takes about a millisecond. */
const LONGEST_MS = 500;

interface Hearing {
  readonly language: string;
  readonly text: string;
  readonly meant: string;
  readonly heard: string;
}

function hearAll(table: UtteranceTable): readonly Hearing[] {
  return Object.entries(table).flatMap(([meant, phrasebook]) =>
    Object.entries(phrasebook).flatMap(([language, texts]) =>
      texts.map((text) => ({ language, text, meant, heard: understand(text).kind })),
    ),
  );
}

function hearNearMisses(): readonly Hearing[] {
  return Object.entries(NEAR_MISSES).flatMap(([meant, texts]) =>
    texts.map((text) => ({ language: 'any', text, meant, heard: understand(text).kind })),
  );
}

/** Every table that is measured, by its name. */
function tables(): readonly (readonly [string, () => readonly Hearing[]])[] {
  return [
    ['the table', () => hearAll(UTTERANCES)],
    ['the first held-out table', () => hearAll(HELD_OUT)],
    ['the later held-out table', () => hearAll(HELD_OUT_LATER)],
    ['the near misses', hearNearMisses],
  ];
}

function print(hearings: readonly Hearing[]): string {
  return hearings
    .map(({ language, text, meant, heard }) => `${language} "${text}": heard ${heard}, meant ${meant}`)
    .join('\n');
}

describe('understand', () => {
  for (const [name, hear] of tables()) {
    it(`never hears a reset that is not one in ${name}`, () => {
      const falseResets = hear().filter(({ meant, heard }) => heard === 'reset' && meant !== 'reset');

      assert.equal(falseResets.length, 0, print(falseResets));
    });

    it(`hears what was meant in ${String(REQUIRED_SHARE * 100)} % of ${name}`, () => {
      const hearings = hear();

      const wrong = hearings.filter(({ meant, heard }) => heard !== meant);

      assert.ok(wrong.length <= hearings.length * (1 - REQUIRED_SHARE), print(wrong));
    });
  }

  it('hears no reset in what only sounds like one', () => {
    const falseResets = NEVER_A_RESET.filter((text) => understand(text).kind === 'reset');

    assert.deepEqual(falseResets, []);
  });

  it('is tried on enough utterances, and on enough that are no resets', () => {
    const hearings = tables().flatMap(([, hear]) => hear());

    assert.ok(hearings.length >= 160);
    assert.ok(hearings.filter(({ meant }) => meant !== 'reset').length >= 50);
  });

  for (const [text, language] of [
    ['speak dutch', 'nl'],
    ['Nederlands', 'nl'],
    ['in het engels graag', 'en'],
    ['auf Deutsch', 'de'],
    ['parlez-vous français ?', 'fr'],
    ['language', undefined],
    ['Sprache ändern', undefined],
  ] as const) {
    it(`hears the language ${String(language)} in '${text}'`, () => {
      assert.deepEqual(understand(text), { kind: 'language', language });
    });
  }

  it('takes six digits and nothing else for a code', () => {
    assert.deepEqual(understand(' 012345\n'), { kind: 'code', code: '012345' });
  });

  for (const text of ['12345', '1234567', 'my extension is 999123', '123 456', '12345a', '１２３４５６']) {
    it(`does not take '${text}' for a code`, () => {
      assert.notEqual(understand(text).kind, 'code');
    });
  }

  it('reads no further than 500 characters', () => {
    assert.equal(understand(`${'x '.repeat(250)}reset my phone`).kind, 'unknown');
    assert.equal(understand(`reset my phone ${'x '.repeat(5000)}`).kind, 'reset');
  });

  it('does not hear what a mention is called', () => {
    assert.equal(understand('<at>Reset my phone</at> thanks').kind, 'thanks');
  });

  it('does not read one sentence into the next', () => {
    assert.equal(understand('I do not. Reset my phone.').kind, 'reset');
  });

  it('answers any text, in time', () => {
    const words = Object.values(UTTERANCES).flatMap((phrasebook) => phrasebook.en);
    const anyText = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 2000 }),
      fc.string({ unit: 'grapheme', maxLength: 2000 }),
      fc
        .array(fc.constantFrom(...words, '<at>', '</at>', '&', "'", '\u202e'), { maxLength: 200 })
        .map((parts) => parts.join(' ')),
    );
    fc.assert(
      fc.property(anyText, (text) => {
        const before = performance.now();
        understand(text);
        assert.ok(performance.now() - before < LONGEST_MS);
      }),
    );
  });

  for (const [shape, text] of [
    ['one endless word', 'r'.repeat(100_000)],
    ['unclosed mentions', '<at>'.repeat(1000)],
    ['misspelt words only', 'passwortt '.repeat(1000)],
    ['the beginning of a phrase again and again', 'kann '.repeat(1000)],
  ] as const) {
    it(`survives ${shape} in time`, () => {
      const before = performance.now();

      understand(text);

      assert.ok(performance.now() - before < LONGEST_MS);
    });
  }
});
