import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { readerFor } from '../../locales/index.ts';
import { LANGUAGE_NAMES, LANGUAGES } from '../../locales/language.ts';
import { compileLocales } from './compile-locales.ts';
import { everyText } from './every-text.ts';

const PAGE = new URL('../../docs/localisation.md', import.meta.url);
const text = readFileSync(PAGE, 'utf8');

describe('docs/localisation.md', () => {
  it('lists the languages that there are, by their names', () => {
    assert.deepEqual(
      readLanguages().map(({ tag, name }) => [tag, name]),
      LANGUAGES.map((language) => [language, LANGUAGE_NAMES[language]]),
    );
  });

  it('says how each language addresses people, what it calls a passcode, and how it quotes', () => {
    for (const [index, { addressed, passcode, quotes }] of readLanguages().entries()) {
      const { messages } = readerFor(LANGUAGES[index] ?? 'en', 'UTC');
      const said = everyText(messages).map((entry) => entry.text);

      assert.ok(said.filter((one) => new RegExp(`\\b${addressed}\\b`, 'i').test(one)).length > 20, addressed);
      assert.ok(messages.consequences.title.includes(passcode), passcode);
      assert.equal(messages.quoted('…').replaceAll('\u00A0', ' '), quotes);
    }
  });

  it('leads to files that exist', () => {
    const links = [...text.matchAll(/\]\((\.\.[^)]+)\)/g)].map(([, link = '']) => link);

    assert.ok(links.length > 10);
    assert.deepEqual(
      links.filter((link) => !existsSync(new URL(link, PAGE))),
      [],
    );
  });
});

describe('The compiler', () => {
  it('finds nothing missing in the languages that there are', () => {
    assert.deepEqual(compileLocales({}), []);
  });

  it('says what a new language lacks: name, formats, catalogue', () => {
    const problems = compileLocales({
      'locales/language.ts': (file) => file.replace("'fr']", "'fr', 'it']"),
    });

    for (const [file, times] of [
      ['locales/language.ts', 2],
      ['locales/index.ts', 1],
    ] as const)
      assert.equal(problems.filter((problem) => problem.file === file).length, times, file);
    for (const { message } of problems) assert.match(message, /'?it'? .*missing/);
  });

  it('says which entry a language lacks, and which has another form', () => {
    const lacking = compileLocales({
      'locales/nl/chat.ts': (file) => file.replace(/ {2}seeBelow: .*\n/, ''),
      'locales/nl/resets.ts': (file) => file.replace(/requestedAt: \(time\) => `(.*)`/, "requestedAt: '$1'"),
    });

    assert.deepEqual(
      lacking.map(({ file }) => file),
      ['locales/nl/chat.ts', 'locales/nl/resets.ts'],
    );
    assert.match(lacking[0]?.message ?? '', /'seeBelow' is missing/);
    assert.match(lacking[1]?.message ?? '', /'string' is not assignable/);
  });
});

interface DocumentedLanguage {
  readonly tag: string;
  readonly name: string;
  readonly addressed: string;
  readonly passcode: string;
  readonly quotes: string;
}

function readLanguages(): readonly DocumentedLanguage[] {
  const rows = text.matchAll(/^\| `(\w+)` \| (.+?) +\| (.+?) +\| (.+?) +\| (.+?) +\|$/gm);
  return [...rows].map(([, tag = '', name = '', addressed = '', passcode = '', quotes = '']) => ({
    tag,
    name,
    addressed,
    passcode,
    quotes,
  }));
}
