import assert from 'node:assert/strict';
import { renderMailContact } from '../../cards/mail-contact.ts';
import { readerFor } from '../../locales/index.ts';
import { LANGUAGES } from '../../locales/language.ts';
import { CONTACT } from './samples.ts';

describe('an e-mail with the contact', () => {
  for (const language of LANGUAGES) {
    it(`begins with the case, fetches nothing and tells nobody that it was read, in ${language}`, () => {
      const reader = readerFor(language, 'UTC');
      const { subject, html } = renderMailContact({ contact: CONTACT, endedCase: 'HD-1042' }, reader);
      assert.ok(subject.includes('HD-1042'));
      assert.ok(html.startsWith('<!doctype html>'));
      assert.ok(html.includes(`<title>${subject}</title>`));
      assert.ok(html.includes(reader.messages.mail.never));
      assert.doesNotMatch(html, /<(img|link|script|iframe|object|form)|url\(|@import|src=/i);
    });
  }

  it('shows what an administrator typed as text, and makes no link of what is no address', () => {
    const contact = {
      name: '<b onclick="x">IT</b>',
      phone: 'ask the porter',
      email: undefined,
      notes: '\u202E"><script>alert(1)</script>',
      site: { name: 'Portal', url: 'javascript:alert(1)' },
    };
    const { html } = renderMailContact({ contact, endedCase: 'HD-1042' }, readerFor('en', 'UTC'));
    assert.doesNotMatch(html, /<(b|script|a) |<script|javascript:|\u202E/);
    for (const text of ['&lt;b onclick=&quot;x&quot;&gt;IT&lt;/b&gt;', 'ask the porter', 'Portal'])
      assert.ok(html.includes(text), text);
  });

  it('says so where nobody is named', () => {
    const { messages, ...reader } = readerFor('en', 'UTC');
    const { html } = renderMailContact({ contact: undefined, endedCase: 'HD-1042' }, { ...reader, messages });
    assert.ok(html.includes(messages.contact.none));
    assert.ok(!html.includes(messages.contact.intro));
  });
});
