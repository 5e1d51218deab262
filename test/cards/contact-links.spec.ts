import assert from 'node:assert/strict';
import { emailLink, phoneLink, siteLink } from '../../cards/contact-links.ts';
import { renderContact } from '../../cards/contact.ts';
import { nodesOfType, textsOf } from './card-tree.ts';
import { reader } from './samples.ts';

describe('Contact links', () => {
  for (const site of [
    'javascript:alert(1)',
    'data:text/html,x',
    'file:///etc/passwd',
    'msteams:x',
    'nonsense',
    '',
  ]) {
    it(`are not made of the site ${JSON.stringify(site)}`, () => {
      assert.equal(siteLink(site), undefined);
    });
  }

  for (const email of ['nobody', 'a@b', 'a@b.example?cc=c@d.example', 'a@b.example,c@d.example', '']) {
    it(`are not made of the e-mail address ${JSON.stringify(email)}`, () => {
      assert.equal(emailLink(email), undefined);
    });
  }

  for (const phone of ['call me', '+31;ext=1', '12', '']) {
    it(`are not made of the phone number ${JSON.stringify(phone)}`, () => {
      assert.equal(phoneLink(phone), undefined);
    });
  }

  it('lead to the phone, the mail program and the website', () => {
    assert.equal(phoneLink('+31 (20) 123-45.67'), 'tel:+31201234567');
    assert.equal(emailLink(' it.desk+x@contoso.example '), 'mailto:it.desk%2Bx@contoso.example');
    assert.equal(siteLink('https://it.contoso.example/help'), 'https://it.contoso.example/help');
  });

  it('are left away where they would be unsafe, with the text still there to copy', () => {
    const contact = {
      name: undefined,
      phone: 'ask the porter',
      email: undefined,
      notes: undefined,
      site: { name: 'Portal', url: 'javascript:alert(1)' },
    };

    const card = renderContact({ contact }, reader('en'));

    assert.ok(textsOf(card).includes('ask the porter'));
    assert.ok(textsOf(card).includes('Portal'));
    assert.deepEqual(nodesOfType(card, 'Action.OpenUrl'), []);
  });

  it('come with the notes as a whole: Intune lets them be longer than a name, and of several lines', () => {
    const notes = `${'Bring your badge to desk 1.30 on the ground floor. '.repeat(2)}\nClosed on Fridays.`;
    const contact = { name: 'IT', phone: undefined, email: undefined, notes, site: undefined };

    const texts = textsOf(renderContact({ contact }, reader('en')));

    for (const line of notes.split('\n')) assert.ok(texts.includes(line.trim()), line);
  });

  it('are replaced by advice where the organisation has set no field at all', () => {
    const contact = { name: undefined, phone: undefined, email: '', notes: ' ', site: undefined };
    const to = reader('en');

    assert.ok(textsOf(renderContact({ contact }, to)).includes(to.messages.contact.none));
  });
});
