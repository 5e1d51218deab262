import assert from 'node:assert/strict';
import type { AppParts } from '../../bot/app.ts';
import { en } from '../../locales/en.ts';
import { readerFor } from '../../locales/index.ts';
import { FORMAT_TAGS, LANGUAGES } from '../../locales/language.ts';
import { createMemoryCaseStore } from '../../services/helpdesk/memory-case-store.ts';
import { MINUTE_MS } from '../../services/platform/clock.ts';
import { SANDBOX_BRAND } from '../../sandbox/intune/brand.ts';
import { ALEX } from '../../sandbox/people.ts';
import { readCard } from '../harness/bot-answer.ts';
import { cardOf } from '../harness/card-in-chat.ts';
import { mailsOf, SEND_MAIL, waitForStrays, withMail } from '../harness/desk-mail.ts';
import { type DeskGround, keepDesks } from '../harness/desk-world.ts';
import { until } from '../harness/until.ts';

const NUMBER = 'HD-1001';
const CONTACT = [
  SANDBOX_BRAND.contactITName,
  SANDBOX_BRAND.contactITPhoneNumber,
  SANDBOX_BRAND.contactITEmailAddress,
  SANDBOX_BRAND.contactITNotes,
  SANDBOX_BRAND.onlineSupportSiteName,
].filter((field) => field !== null);

/** An organisation without a helpdesk in Teams. */
function alone(caseStore = createMemoryCaseStore()): Partial<AppParts> {
  return { caseStore, helpdesk: { operators: [], language: 'en', timeZone: 'UTC' } };
}

function aloneWithMail(ground: DeskGround): Partial<AppParts> {
  return { ...withMail(ground), ...alone() };
}

describe('an organisation without a helpdesk’s channel', () => {
  const openDesk = keepDesks();

  for (const language of LANGUAGES) {
    const reader = readerFor(language, 'Europe/Amsterdam');
    const { contact, mail } = reader.messages;

    it(`ends the case in the contact, in the chat and by e-mail, in ${language}`, async () => {
      const desk = await openDesk({ parts: aloneWithMail });
      const person = desk.seat({ locale: FORMAT_TAGS[language] }, reader.messages);
      await person.say(reader.messages.buttons.askPerson);

      const shown = readCard(cardOf(await person.isSent(contact.ended(NUMBER))));
      const [sent] = await mailsOf(desk, 1);

      assert.equal(sent?.subject, mail.contact(NUMBER));
      assert.deepEqual(sent.to, [ALEX.username]);
      assert.ok(sent.html.includes(`<html lang="${language}" dir="ltr">`));
      for (const text of [contact.ended(NUMBER), contact.intro, contact.tellThem, ...CONTACT]) {
        assert.ok(shown.includes(text), `the card says ${text}`);
        assert.ok(sent.html.includes(text), `the e-mail says ${text}`);
      }
    });
  }

  it('writes once for a case, and opens another one for the next wish', async () => {
    const caseStore = createMemoryCaseStore();
    const parts = (ground: DeskGround) => ({ ...withMail(ground), ...alone(caseStore) });
    const desk = await openDesk({ parts });
    await desk.alex.say('talk to a person');
    await desk.alex.isSent(en.contact.ended(NUMBER));
    await desk.alex.say('talk to a person');
    await desk.alex.isSent(en.contact.ended('HD-1002'));
    await mailsOf(desk, 1);
    await waitForStrays(desk);
    assert.equal(desk.world.intune.outbox.list().length, 1);
    const states = (await caseStore.listByUser(ALEX.oid)).map(({ state }) => state);
    assert.deepEqual(states, ['closed', 'closed']);
  });

  it('does not wait for a mailbox that is down, and writes when it is back', async () => {
    const desk = await openDesk({ parts: aloneWithMail });
    const { faults, outbox } = desk.world.intune;
    faults.add({ ...SEND_MAIL, status: 503, retryAfterSeconds: 60 });
    await desk.alex.say('talk to a person');
    await desk.alex.isSent(en.contact.ended(NUMBER));
    await waitForStrays(desk);
    assert.deepEqual(outbox.list(), []);
    faults.clear();
    await desk.time.jump(30 * MINUTE_MS);
    await until('it was written', () => outbox.list().length === 1);
  });

  it('writes nothing where nobody set a mailbox up, and the chat says the same', async () => {
    const desk = await openDesk({ parts: () => alone() });
    await desk.alex.say('talk to a person');
    await desk.alex.isSent(en.contact.ended(NUMBER));
    await waitForStrays(desk);
    assert.deepEqual(desk.world.intune.outbox.list(), []);
  });

  it('tells who says “this wasn’t me” to call, and promises nobody who knows of it', async () => {
    const desk = await openDesk({ parts: () => alone() });
    await desk.alex.say(en.buttons.notMe);
    const told = readCard(cardOf(await desk.alex.hears(en.notMe.title)));
    assert.ok(told.includes(en.notMe.noCase));
    await desk.alex.isSent(en.contact.ended(NUMBER));
  });
});
