import assert from 'node:assert/strict';
import { en } from '../../locales/en.ts';
import { type CardInChat, cardOf } from '../harness/card-in-chat.ts';
import { ANDROID } from '../harness/desk-devices.ts';
import type { DeskPerson } from '../harness/desk-person.ts';
import { keepDesks } from '../harness/desk-world.ts';
import { assertRefused, consequencesIn } from '../harness/sign-in-end.ts';

const WRONG_CODE = '000000';

describe('the code of a sign-in', () => {
  const openDesk = keepDesks();

  /** Alex has signed in, and Teams does not bring the code by itself. */
  async function withCode() {
    const desk = await openDesk();
    desk.world.tokenService.settings.completeByInvoke = false;
    const asked = await desk.alex.reachSignIn(ANDROID);
    const { code = '' } = await desk.alex.signIn(asked);
    return { desk, alex: desk.alex, asked, code };
  }

  it('may be wrong, and the right one still counts', async () => {
    const { alex, code } = await withCode();

    const { status } = await alex.invoke('signin/verifyState', { state: WRONG_CODE });
    await alex.hears(en.chat.codeNotRight);
    await alex.say(code);

    assert.equal(status, 404);
    await alex.hears(en.consequences.title);
  });

  it('may not be wrong five times', async () => {
    const { desk, alex, asked, code } = await withCode();

    for (let guess = 0; guess < 5; guess++) await alex.say(WRONG_CODE);
    await alex.say(code);

    await assertRefused(desk, asked.card.activityId, en.chat.signInNotAccepted('wrong-codes'));
  });

  it('may be typed', async () => {
    const { alex, code } = await withCode();

    await alex.say(` ${code} `);

    await alex.hears(en.consequences.title);
  });

  it('is not taken out of a sentence', async () => {
    const { alex, code } = await withCode();

    await alex.say(`my extension is ${code}`);
    assert.equal(consequencesIn(alex), 0);
    await alex.say(code);

    await alex.hears(en.consequences.title);
  });

  it('counts once: brought twice, the second says that it is too late', async () => {
    const { alex, code } = await withCode();
    await alex.invoke('signin/verifyState', { state: code });
    await alex.click(await cardOfConsequences(alex), 'prompt.cancel');

    await alex.invoke('signin/verifyState', { state: code });

    await alex.hears(en.chat.signInNotAccepted('too-late'));
    assert.equal(consequencesIn(alex), 0);
  });

  it('counts for one sign-in: used for the next one, it is wrong', async () => {
    const { alex, code } = await withCode();
    await alex.say(code);
    await alex.reachSignIn(ANDROID);

    await alex.say(code);

    await alex.hears(en.chat.codeNotRight);
    assert.equal(consequencesIn(alex), 0);
  });

  it('is of no use where the browser goes back to the finished sign-in', async () => {
    const { desk, alex, asked, code } = await withCode();
    await alex.say(code);

    const { code: second } = await alex.signIn(asked);

    assert.equal(second, undefined);
    assert.equal(desk.resets().length, 0);
  });

  it('is swallowed, not answered with a card, where nobody waits for it', async () => {
    const desk = await openDesk();

    const { status } = await desk.alex.invoke('signin/verifyState', { state: '123456' });

    assert.equal(status, 200);
    await desk.alex.hears(en.chat.signInNotAccepted('too-late'));
  });
});

async function cardOfConsequences(person: DeskPerson): Promise<CardInChat> {
  return cardOf(await person.hears(en.consequences.title));
}
