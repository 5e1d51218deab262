import assert from 'node:assert/strict';
import { createMailWriter, linkToBot } from '../../bot/mail-writer.ts';
import type { ConversationEntry } from '../../bot/conversation-memory.ts';
import { de } from '../../locales/de.ts';
import { en } from '../../locales/en.ts';
import { fr } from '../../locales/fr.ts';
import { IoError } from '../../services/platform/errors.ts';
import type { NoticeWriter } from '../../services/notices/notice-ports.ts';
import { someReset } from '../services/resets/some-reset.ts';
import { someEntry } from './some-entry.ts';

const AT = Date.UTC(2026, 0, 5, 9, 30);
const RESET = someReset({ locale: 'de-DE', requestedAt: AT });

function writerFor(entry: ConversationEntry | undefined): NoticeWriter {
  return createMailWriter({ find: () => Promise.resolve(entry) }, linkToBot('app-1'));
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
    const writer = createMailWriter({ find: () => Promise.reject(broken) }, linkToBot('app-1'));
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

describe('the link to the chat', () => {
  it('carries the sentence, whatever stands in it', () => {
    const { searchParams } = new URL(linkToBot('app-1')('Ce n’était pas moi & +?'));
    assert.deepEqual(Object.fromEntries(searchParams), {
      users: '28:app-1',
      message: 'Ce n’était pas moi & +?',
    });
  });
});
