import assert from 'node:assert/strict';
import { findCycles } from './architecture/cycles.ts';
import { findHeavyImports } from './architecture/heavy-imports.ts';
import { findImports, type Import } from './architecture/imports.ts';
import { findLayerBreaches, LAYERED_FOLDERS } from './architecture/layers.ts';
import { parseSource, readSources, readTexts } from './architecture/sources.ts';
import { findTemplateTexts } from './architecture/template-texts.ts';
import { findTexts } from './architecture/texts.ts';

const EXEMPT = [
  // Knows the words that people write to the bot, in their languages; it says none.
  /^services\/understanding\//,
  // Tell the operator at start what is wrong with the settings, before there is anybody to talk to.
  /^bot\/([a-z]+-)?config\.ts$/,
];

describe('architecture', () => {
  describe('layers', () => {
    const breaches: readonly [rule: string, path: string, code: string][] = [
      ['a service knows a card', 'services/a/x.ts', "import type { C } from '../../cards/card.ts';"],
      ['a service knows the framework', 'services/x.ts', "import type { Activity } from 'botbuilder-core';"],
      ['a card runs a service', 'cards/x.ts', "import { classify } from '../services/devices/classify.ts';"],
      ['a card knows a dialog', 'cards/x.ts', "import type { D } from '../dialogs/step.ts';"],
      ['a catalogue runs a service', 'locales/x.ts', "export { ok } from '../services/platform/result.ts';"],
      ['a catalogue knows a card', 'locales/en/x.ts', "import '../../cards/card.ts';"],
      ['a dialog knows the bot', 'dialogs/a/x.ts', "type A = import('../../bot/app.ts').App;"],
      ['a dialog serves HTTP', 'dialogs/x.ts', "import restify from 'restify';"],
      ['the bot starts the sandbox', 'bot/x.ts', "await import('../sandbox/world.ts');"],
      ['the product knows its tests', 'services/x.ts', "import { f } from '../test/harness/f.ts';"],
      ['the app package shows a card', 'manifest/x.ts', "import { renderHelp } from '../cards/help.ts';"],
      ['the bot builds the app package', 'bot/x.ts', "import { buildPackage } from '../manifest/build.ts';"],
      ['the product knows the bench', 'bot/x.ts', "import { f } from '../bench/load/load.ts';"],
      ['the bench knows the tests', 'bench/x.ts', "import type { F } from '../test/harness/f.ts';"],
      ['the sandbox knows the tests', 'sandbox/x.ts', "import type { F } from '../test/harness/f.ts';"],
    ];
    for (const [rule, path, code] of breaches) {
      it(`notices when ${rule}`, () => {
        assert.equal(findLayerBreaches(findImports(parseSource(path, code))).length, 1);
      });
    }

    it('lets a card use types of services, and a catalogue', () => {
      const code = [
        "import type { Device } from '../services/devices/device.ts';",
        "import { type Reset } from '../services/resets/reset.ts';",
        "import { messages } from '../locales/index.ts';",
      ].join('\n');

      assert.deepEqual(findLayerBreaches(findImports(parseSource('cards/x.ts', code))), []);
    });

    it('point downwards everywhere', () => {
      const imports = importsOf(LAYERED_FOLDERS);

      assert.ok(imports.length > 100);
      assert.deepEqual(findLayerBreaches(imports), []);
    });
  });

  describe('cycles', () => {
    it('are noticed, also over types and several files', () => {
      const imports = [
        ...findImports(parseSource('a/x.ts', "import type { Y } from './y.ts';")),
        ...findImports(parseSource('a/y.ts', "import { z } from '../b/z.ts';")),
        ...findImports(parseSource('b/z.ts', "export * from '../a/x.ts';")),
      ];

      assert.deepEqual(findCycles(imports), ['a/x.ts → a/y.ts → b/z.ts → a/x.ts']);
    });

    it('do not exist', () => {
      assert.deepEqual(findCycles(importsOf([...LAYERED_FOLDERS, 'test'])), []);
    });
  });

  describe('a start', () => {
    const world = "import '../dialogs/a.ts'; import type { W } from '../dialogs/b.ts';";
    const start = findImports(parseSource('bot/start.ts', world));

    it('is noticed to load all of the dialogs’ library, over whatever files', () => {
      const imports = findImports(
        parseSource('dialogs/a.ts', "import { Dialog } from 'botbuilder-dialogs';"),
      );
      assert.equal(findHeavyImports([...start, ...imports]).length, 1);
    });

    it('may reach types, what is loaded later, and files that it does not load', () => {
      const code = "import type { D } from 'botbuilder-dialogs'; await import('@opentelemetry/sdk-trace');";
      const types = findImports(parseSource('dialogs/a.ts', code));
      const apart = findImports(parseSource('dialogs/b.ts', "import { Command } from 'commander';"));
      assert.deepEqual(findHeavyImports([...start, ...types, ...apart]), []);
    });

    it('loads nothing that it does not need', () => {
      assert.deepEqual(findHeavyImports(importsOf(LAYERED_FOLDERS)), []);
    });
  });

  describe('words for people', () => {
    const words: readonly [what: string, code: string][] = [
      ['a sentence', "const a = 'Your device is locked.';"],
      ['a sentence with a substitution', 'const a = `Hello, ${name}`;'],
      ['a lower-case phrase', "return 'not found';"],
      ['a word as a title', "button({ title: 'Cancel' });"],
      ['a word that may become a title', "button({ title: isOver ? 'Close' : texts.cancel });"],
      ['a word that is sent', "await context.sendActivity('Done');"],
      ['a word in another language', "const a = 'Gerät';"],
      ['a sentence beside a log line', "log.warn({}, 'Not sent'); reply('It was not sent');"],
      ['a key of a table', "const WORDS = { 'Try again': 1 };"],
    ];
    for (const [what, code] of words) {
      it(`notices ${what}`, () => {
        assert.equal(findTexts(parseSource('cards/x.ts', code)).length, 1);
      });
    }

    const technical: readonly [what: string, code: string][] = [
      ['module names', "import a from 'some package';"],
      ['types', "type A = 'two words' | 'three more words';"],
      ['log lines', "this.log.warn({ resetId }, 'Reset rejected by Intune');"],
      ['answers of the endpoint', "res.send(400, { error: 'not an activity' });"],
      ['headers', "request.header('Authorization', `Bearer ${token}`);"],
      ['queries', "graph.get('devices', { $filter: `userId eq '${userId}'` });"],
      ['keys', 'const key = `${prefix}lock:${name}`;'],
      ['glyphs', "const INFO = 'ℹ️';"],
      ['exceptions', 'throw new IoError(`The store is away: ${code}`, {});'],
      ['schemas', "z.string().min(1, 'must not be empty');"],
      ['codes and names', "const a = ['graph.throttled', 'AdaptiveCard', 'Retry-After', 'not-your-device'];"],
      ['scripts', "const LUA = `local v = redis.call('get', KEYS[1]) return v`;"],
      ['comments', '/** Says it to people. */ // And says why.'],
      ['bindings of titles', 'button({ title: texts.cancel });'],
    ];
    for (const [what, code] of technical) {
      it(`lets ${what} be`, () => {
        assert.deepEqual(findTexts(parseSource('cards/x.ts', code)), []);
      });
    }

    it('stand only in locales/', () => {
      const sources = readSources(['bot', 'dialogs', 'cards', 'services']).filter(
        ({ fileName }) => !EXEMPT.some((path) => path.test(fileName)),
      );

      assert.deepEqual(sources.flatMap(findTexts), []);
    });
  });

  describe('card templates', () => {
    it('are noticed with words beside a binding, in a binding, and deep inside', () => {
      const template = {
        body: [{ type: 'TextBlock', text: 'Hello ${name}' }],
        actions: [{ type: 'Action.Execute', title: "${if(done, 'Close', cancel)}", verb: 'close' }],
        fallbackText: '${fallback}',
      };

      assert.equal(findTemplateTexts('x.json', template).length, 2);
    });

    it('hold bindings only', () => {
      const templates = readTexts(['cards/templates/*.json']);

      assert.ok(templates.length > 0);
      assert.deepEqual(
        templates.flatMap(({ path, text }) => findTemplateTexts(path, JSON.parse(text))),
        [],
      );
    });
  });
});

function importsOf(folders: readonly string[]): readonly Import[] {
  return readSources(folders).flatMap(findImports);
}
