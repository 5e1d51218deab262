import assert from 'node:assert/strict';
import { readerFor } from '../../locales/index.ts';
import { LANGUAGES } from '../../locales/language.ts';
import { TEAMS_APP } from '../../locales/teams-app.ts';
import { localise } from '../../manifest/localisation.ts';
import { understandDeskCommand } from '../../services/understanding/desk-command.ts';
import { understand } from '../../services/understanding/understand.ts';

/** Names and words that are the same in several languages. */
const SHARED = new Set(['Passcode Desk', 'Status', 'status', 'Contact', 'Help', 'help']);

describe('localise', () => {
  it('has a path of the manifest for every text', () => {
    const german = localise('de');

    assert.equal(german['name.short'], 'Passcode Desk');
    assert.equal(german['bots[0].commandLists[0].commands[1].title'], 'Meine Geräte');
    assert.equal(
      german['bots[0].commandLists[1].commands[0].description'],
      'Offene Fälle, Ihre eigenen und wer am längsten wartet',
    );
  });

  for (const language of LANGUAGES.filter((other) => other !== 'en')) {
    it(`leaves no English in ${language}`, () => {
      const english = localise('en');
      const same = Object.entries(localise(language)).filter(([path, text]) => english[path] === text);

      assert.deepEqual(
        same.filter(([, text]) => !SHARED.has(text)),
        [],
      );
    });
  }

  for (const language of LANGUAGES) {
    it(`quotes in the description what the bot understands, in ${language}`, () => {
      const [open = '', close = ''] = readerFor(language, 'UTC').messages.quoted('|').split('|');
      const { full } = TEAMS_APP[language].description;
      const [start = '', channel = '', helpdesk = '', ...others] = [
        ...full.matchAll(new RegExp(`${open}([^${close}]+)${close}`, 'g')),
      ].map(([, quotation]) => quotation);

      assert.deepEqual(understand(start), { kind: 'reset' });
      assert.deepEqual(understandDeskCommand(channel), { kind: 'use-channel' });
      assert.deepEqual(understand(helpdesk), { kind: 'contact' });
      assert.deepEqual(others, []);
    });

    it(`gives a case as an example that the bot understands, in ${language}`, () => {
      const { description } = TEAMS_APP[language].commands.team.case;

      assert.deepEqual(understandDeskCommand(description.split(/\s?: /)[1] ?? ''), {
        kind: 'case',
        number: 1042,
      });
    });

    it(`gives a pause as an example that the bot understands, in ${language}`, () => {
      const example = TEAMS_APP[language].commands.team.pause.description.split(/\s?: /)[1] ?? '';
      const command = understandDeskCommand(example);

      assert.ok(command.kind === 'pause' && command.reason !== '', example);
    });
  }
});
