import assert from 'node:assert/strict';
import { en } from '../../locales/en.ts';
import { readerFor } from '../../locales/index.ts';
import { FORMAT_TAGS, LANGUAGES } from '../../locales/language.ts';
import { HOUR_MS, MINUTE_MS, SECOND_MS } from '../../services/platform/clock.ts';
import { understand } from '../../services/understanding/understand.ts';
import type { SentMail } from '../../sandbox/mailbox/outbox.ts';
import { ALEX, MEGAN } from '../../sandbox/people.ts';
import { cardIn, readCard } from '../harness/bot-answer.ts';
import { ANDROID, IPHONE } from '../harness/desk-devices.ts';
import { APP_ID, mailsOf, SEND_MAIL, waitForStrays, withMail } from '../harness/desk-mail.ts';
import { type DeskWorld, keepDesks } from '../harness/desk-world.ts';
import { signInOverHttp } from '../harness/entra-browser.ts';

/** Where the one link of a message leads. */
function linkIn(html: string): URL {
  const links = [...html.matchAll(/href="([^"]+)"/g)].map(([, href = '']) => href.replaceAll('&amp;', '&'));
  assert.equal(links.length, 1);
  return new URL(links[0] ?? '');
}

/** In no order: time is made to jump here, so that both are sent at once. */
function subjectsOf(mails: readonly SentMail[]): readonly string[] {
  return mails.map(({ subject }) => subject).sort();
}

describe('e-mail', () => {
  const openDesk = keepDesks();

  /** Somebody else's sign-in in Alex's chat. */
  async function failProof({ alex, connector }: DeskWorld): Promise<void> {
    const asked = await alex.reachSignIn(ANDROID);
    const order = connector.records.length;
    await signInOverHttp(asked.link, MEGAN.username);
    await alex.hears(en.chat.signInNotAccepted('wrong-user'), order);
  }

  for (const language of LANGUAGES) {
    const reader = readerFor(language, 'Europe/Amsterdam');
    const { mail, buttons } = reader.messages;

    it(`tells in ${language} of a reset that is asked for, and of its end`, async () => {
      const desk = await openDesk({ parts: withMail });
      const person = desk.seat({ locale: FORMAT_TAGS[language] }, reader.messages);
      await person.reachEnd(ANDROID, reader.messages.confirmation.title);

      const mails = await mailsOf(desk, 2);

      assert.deepEqual(subjectsOf(mails), [mail.requested.subject, mail.done.subject].sort());
      for (const { html, to } of mails) {
        assert.deepEqual(to, [ALEX.username]);
        assert.ok(html.includes(`<html lang="${language}" dir="ltr">`));
        assert.ok(html.includes(ANDROID.name));
        assert.ok(!html.includes('UTC'), 'times are those of the reader’s clock');
        const { origin, pathname, searchParams } = linkIn(html);
        assert.equal(`${origin}${pathname}`, 'https://teams.microsoft.com/l/chat/0/0');
        assert.equal(searchParams.get('users'), `28:${APP_ID}`);
        assert.equal(searchParams.get('message'), buttons.notMe);
        assert.deepEqual(understand(searchParams.get('message') ?? ''), { kind: 'not-me' });
      }
    });
  }

  it('tells how a reset failed', async () => {
    const desk = await openDesk({ parts: withMail });
    const device = desk.alex.device(IPHONE.name);
    desk.world.intune.world.change(device.managed.id, { nextOutcome: 'failed' });
    await desk.alex.reachEnd(IPHONE, en.failed.title);
    const mails = await mailsOf(desk, 2);
    assert.deepEqual(subjectsOf(mails), [en.mail.requested.subject, en.mail.failed.subject].sort());
  });

  it('tells of sign-ins that are not accepted, once in an hour', async () => {
    const desk = await openDesk({ parts: withMail });
    await failProof(desk);
    await failProof(desk);
    const [mail] = await mailsOf(desk, 1);
    await waitForStrays(desk);
    assert.equal(desk.world.intune.outbox.list().length, 1);
    assert.equal(mail?.subject, en.mail.proofFailed.subject);
    assert.ok(mail.html.includes(ANDROID.name));

    await desk.time.jump(HOUR_MS);
    await failProof(desk);
    assert.equal((await mailsOf(desk, 2)).length, 2);
  });

  it('never holds a passcode', async () => {
    const desk = await openDesk({ parts: withMail });
    const done = await desk.alex.reachEnd(ANDROID, en.confirmation.title);
    const shown = cardIn(await desk.alex.click(done, 'passcode.show'), done);
    const { lock } = desk.alex.device(ANDROID.name);
    assert.ok(lock.guard === 'temporary' && readCard(shown).includes(lock.passcode));
    const mails = await mailsOf(desk, 2);
    assert.ok(!JSON.stringify(mails).includes(lock.passcode));
  });

  it('does not disturb a reset while the mailbox is down, and comes when it is back', async () => {
    const desk = await openDesk({ parts: withMail });
    const { faults, outbox } = desk.world.intune;
    faults.add({ ...SEND_MAIL, status: 503, retryAfterSeconds: 60 });
    faults.add({ method: 'GET', pathPattern: '/v1.0/users/*', delayMs: 2 * SECOND_MS });
    const begun = performance.now();
    await desk.alex.reachEnd(ANDROID, en.confirmation.title);
    await desk.settled();
    assert.ok(performance.now() - begun < 2 * SECOND_MS);
    assert.deepEqual(outbox.list(), []);

    faults.clear();
    await desk.time.jump(10 * MINUTE_MS);
    const mails = await mailsOf(desk, 2);
    assert.deepEqual(subjectsOf(mails), [en.mail.requested.subject, en.mail.done.subject].sort());
  });

  it('shows a device’s name as it is, whatever stands in it', async () => {
    const name = '<img src=x onerror="alert(1)"> & Söhne';
    const desk = await openDesk({ parts: withMail, devices: [{ ...IPHONE, name }] });
    await desk.alex.reachEnd({ ...IPHONE, name }, en.confirmation.title);
    for (const { html } of await mailsOf(desk, 2)) {
      assert.ok(!html.includes('<img'));
      assert.ok(html.includes('&lt;img src=x onerror=&quot;alert(1)&quot;&gt; &amp; Söhne'));
    }
  });

  it('is not sent where nobody set a mailbox up', async () => {
    const desk = await openDesk();
    await desk.alex.reachEnd(ANDROID, en.confirmation.title);
    await waitForStrays(desk);
    assert.deepEqual(desk.world.intune.outbox.list(), []);
  });
});
