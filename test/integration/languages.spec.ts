import assert from 'node:assert/strict';
import { readerFor } from '../../locales/index.ts';
import { FORMAT_TAGS, LANGUAGES } from '../../locales/language.ts';
import { cardIn, readCard } from '../harness/bot-answer.ts';
import { cardOf } from '../harness/card-in-chat.ts';
import { ANDROID } from '../harness/desk-devices.ts';
import { HAVE_DEVICE, pickOf } from '../harness/desk-person.ts';
import { keepDesks } from '../harness/desk-world.ts';

describe('a person whose Teams speaks', () => {
  const openDesk = keepDesks();

  for (const language of LANGUAGES) {
    const words = readerFor(language, 'UTC').messages;
    const tag = FORMAT_TAGS[language];

    it(`${tag} is understood and answered in it, from the first word to the passcode`, async () => {
      const { seat, connector } = await openDesk();
      const person = seat({ locale: tag }, words);
      const [forgotten] = words.welcome.say;

      const list = await person.askForReset(forgotten);
      const page = await person.findRow(list, ANDROID.name);
      const order = connector.records.length;
      await person.click(page, pickOf(person.device(ANDROID.name).managed.id));
      await person.signIn(await person.signInAsked(order));
      const question = cardOf(await person.hears(words.consequences.title, order));
      await person.click(question, 'consequences.confirm', HAVE_DEVICE);
      const done = cardOf(await person.isSent(words.confirmation.title, order));
      const passcode = cardIn(await person.click(done, 'passcode.show'), done);

      assert.ok(readCard(passcode).includes(words.passcode.title));
    });
  }
});
