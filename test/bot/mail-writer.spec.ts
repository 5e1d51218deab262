import assert from 'node:assert/strict';
import { createMailWriter } from '../../bot/mail-writer.ts';
import { createTeamsLinks } from '../../bot/teams-links.ts';
import type { ConversationBook, ConversationEntry } from '../../bot/conversation-memory.ts';
import { de } from '../../locales/de.ts';
import { en } from '../../locales/en.ts';
import { fr } from '../../locales/fr.ts';
import { nl } from '../../locales/nl.ts';
import type { SupportContact } from '../../services/intune/support-contact.ts';
import { IoError } from '../../services/platform/errors.ts';
import type { NoticeWriter } from '../../services/notices/notice-ports.ts';
import { someReset } from '../services/resets/some-reset.ts';
import { someCase } from '../services/helpdesk/some-case.ts';
import { someEntry } from './some-entry.ts';

const chatLink = createTeamsLinks('https://teams.example/').toBot('app-1');
const AT = Date.UTC(2026, 0, 5, 9, 30);
const RESET = someReset({ locale: 'de-DE', requestedAt: AT });

const CONTACT: SupportContact = {
  name: 'Contoso IT',
  phone: '+31 20 123 4567',
  email: 'it@contoso.example',
  notes: 'Weekdays 8–18',
  site: { name: 'IT portal', url: 'https://it.contoso.example/help' },
};

function openWriter(find: ConversationBook['find']): NoticeWriter {
  const contact = { read: () => Promise.resolve(CONTACT) };
  return createMailWriter({ book: { find }, chatLink, contact });
}

function writerFor(entry: ConversationEntry | undefined): NoticeWriter {
  return openWriter(() => Promise.resolve(entry));
}

describe('a notice by e-mail', () => {
  it('is in the language that was chosen, and tells the time of its reader', async () => {
    const entry = someEntry({ chosenLanguage: 'fr', timeZone: 'Europe/Amsterdam' });
    const mail = await writerFor(entry).write({ about: 'requested', reset: RESET });
    assert.equal(mail.subject, fr.mail.requested.subject);
    assert.match(mail.html, /10:30/);
    assert.doesNotMatch(mail.html, /UTC/);
  });

  it('is in the language of the request, and says UTC, where nothing is remembered any more', async () => {
    const mail = await writerFor(undefined).write({ about: 'requested', reset: RESET });
    assert.equal(mail.subject, de.mail.requested.subject);
    assert.match(mail.html, /09:30 UTC/);
  });

  it('waits where what is remembered cannot be read', async () => {
    const broken = new IoError('conversation.unreadable', { retryable: true });
    const writer = openWriter(() => Promise.reject(broken));
    await assert.rejects(writer.write({ about: 'requested', reset: RESET }), broken);
  });

  for (const state of ['done', 'failed', 'expired', 'canceled'] as const) {
    it(`says how it ended, and when: ${state}`, async () => {
      const ended = { ...RESET, state, endedAt: AT + 3_600_000 };
      const mail = await writerFor(someEntry()).write({ about: 'ended', reset: ended });
      assert.equal(mail.subject, en.mail[state].subject);
      assert.match(mail.html, /09:30 UTC.*10:30 UTC/s);
    });
  }

  it('tells of a sign-in that was not accepted, also where the device is not known', async () => {
    const failure = { about: 'proof-failed', userId: 'u', conversationId: 'c', at: AT } as const;
    const named = await writerFor(someEntry()).write({ ...failure, deviceName: 'My phone' });
    const unnamed = await writerFor(undefined).write({ ...failure, deviceName: undefined });
    assert.match(named.html, /My phone/);
    assert.ok(unnamed.html.includes(en.mail.proofFailed.someDevice));
    assert.equal(unnamed.subject, en.mail.proofFailed.subject);
  });
});

describe('the contact by e-mail', () => {
  it('names everything that the card does, with the number of the case, in the language that was chosen', async () => {
    const ended = someCase({ number: 1042, language: 'en' });
    const mail = await writerFor(someEntry({ chosenLanguage: 'nl' })).write({ about: 'contact', ended });
    assert.equal(mail.subject, nl.mail.contact('HD-1042'));
    for (const text of [nl.contact.ended('HD-1042'), nl.contact.intro, 'Contoso IT', 'Weekdays 8–18'])
      assert.ok(mail.html.includes(text), text);
    const links = [...mail.html.matchAll(/<a href="([^"]+)">([^<]+)<\/a>/g)].map(([, href, text]) => [
      href,
      text,
    ]);
    assert.deepEqual(links, [
      ['tel:+31201234567', CONTACT.phone],
      ['mailto:it@contoso.example', CONTACT.email],
      [CONTACT.site?.url, CONTACT.site?.name],
    ]);
  });

  it('is in the language of the case where nothing is remembered of the chat any more', async () => {
    const ended = someCase({ number: 1042, language: 'de' });
    const mail = await writerFor(undefined).write({ about: 'contact', ended });
    assert.equal(mail.subject, de.mail.contact('HD-1042'));
  });
});
