import assert from 'node:assert/strict';
import { type MailNoticeView, renderMailNotice } from '../../cards/mail-notice.ts';
import { readerFor } from '../../locales/index.ts';
import { LANGUAGES } from '../../locales/language.ts';

const VIEW: MailNoticeView = {
  event: 'done',
  deviceName: 'Phone of Alex',
  askedAt: 0,
  endedAt: 60_000,
  chatLink: (sentence) => `https://teams.example/?message=${encodeURIComponent(sentence)}`,
};

describe('an e-mail about a reset', () => {
  for (const language of LANGUAGES) {
    const reader = readerFor(language, 'UTC');
    const { html, subject } = renderMailNotice(VIEW, reader);

    it(`says its language to screen readers, and begins with what it is about, in ${language}`, () => {
      assert.ok(html.startsWith('<!doctype html>'));
      assert.ok(html.includes(`<html lang="${language}" dir="ltr">`));
      assert.ok(html.includes(`<title>${subject}</title>`));
      assert.match(html, /<h1[^>]*>[^<]+<\/h1>/);
    });

    it(`has one link, named with the words that it fills in, in ${language}`, () => {
      const links = [...html.matchAll(/<a [^>]*>([^<]+)<\/a>/g)].map(([, name]) => name);
      assert.deepEqual(links, [reader.messages.buttons.notMe]);
    });

    it(`fetches nothing and tells nobody that it was read, in ${language}`, () => {
      assert.doesNotMatch(html, /<(img|link|script|iframe|object|form)|url\(|@import|src=/i);
    });
  }

  it('shows a name as text, and keeps what reorders text out of it', () => {
    const deviceName = '\u202E<b>"مرحبا"</b>';
    const { html } = renderMailNotice({ ...VIEW, deviceName }, readerFor('en', 'UTC'));
    assert.ok(html.includes('\u2068&lt;b&gt;&quot;مرحبا&quot;&lt;/b&gt;\u2069'));
    assert.ok(!html.includes('\u202E'));
  });

  it('keeps a link within its quotes', () => {
    const chatLink = (): string => 'https://teams.example/"><script>';
    const { html } = renderMailNotice({ ...VIEW, chatLink }, readerFor('en', 'UTC'));
    assert.ok(html.includes('href="https://teams.example/&quot;&gt;&lt;script&gt;"'));
  });
});
