import assert from 'node:assert/strict';
import { en } from '../../locales/en.ts';
import { readCard } from '../harness/bot-answer.ts';
import { cardOf } from '../harness/card-in-chat.ts';
import { ANDROID, IPHONE } from '../harness/desk-devices.ts';
import { keepRuledDesks } from '../harness/ruled-desk.ts';
import { assertNothingReset } from './aftermath.ts';

/** What an attacker can still do, as docs/security.md says it, so that it does not become more unnoticed. */
describe('attack that is known to work, as far as this and no further', () => {
  const openDesk = keepRuledDesks();

  it('the owner’s sign-in through the link of a replaced card counts for the newer card’s device, which is named before anything happens', async () => {
    const desk = await openDesk();
    const first = await desk.alex.reachSignIn(ANDROID);
    await desk.alex.reachSignIn(IPHONE);

    await desk.alex.signIn(first);

    const decision = readCard(cardOf(await desk.alex.hears(en.consequences.title)));
    assert.ok(decision.includes(IPHONE.name));
    assert.ok(!decision.includes(ANDROID.name));
    await assertNothingReset(desk);
  });
});
