import assert from 'node:assert/strict';
import { en } from '../../locales/en.ts';
import { type Directory, PLAIN_ENTRY } from '../../sandbox/intune/directory.ts';
import { ALEX } from '../../sandbox/people.ts';
import { ANDROID } from '../harness/desk-devices.ts';
import { HAVE_DEVICE } from '../harness/desk-person.ts';
import { keepRuledDesks } from '../harness/ruled-desk.ts';
import { assertRefused } from '../harness/sign-in-end.ts';

const GROUP = 'a1ec0000-0000-4000-8000-00000000000a';
const STRICT = { signIn: { authenticationContext: 'c2' } };

describe('an authentication context that the organisation requires', () => {
  const openDesk = keepRuledDesks();

  for (const satisfied of [[], ['c1'], ['c22']]) {
    it(`is missing in a sign-in with ${JSON.stringify(satisfied)}: it is refused, and the operator learns why`, async () => {
      const desk = await openDesk();
      desk.rules.set(STRICT);
      desk.world.entra.settings.satisfiedContexts = satisfied;
      const asked = await desk.alex.reachSignIn(ANDROID);

      await desk.alex.signIn(asked);

      await assertRefused(desk, asked.card.activityId, en.chat.signInNotAccepted('no-required-context'));
      assert.equal((await desk.told()).at(-1), 'proof-failed:no-required-context');
      assert.ok(desk.log.messages('warn').some((message) => message.includes('authentication context')));
    });
  }

  it('lets a sign-in pass that satisfies it', async () => {
    const desk = await openDesk();
    desk.rules.set(STRICT);
    desk.world.entra.settings.satisfiedContexts = ['c1', 'c2'];

    await desk.alex.reachEnd(ANDROID, en.confirmation.title);

    assert.equal(desk.resets().length, 1);
  });

  it('is asked of the members of a stricter tier only', async () => {
    const directory: Directory = new Map([[ALEX.oid, { ...PLAIN_ENTRY, groups: [GROUP] }]]);
    const desk = await openDesk({ directory });
    desk.rules.set({ stricterTiers: [{ groups: [GROUP], authenticationContext: 'c3' }] });
    const asked = await desk.alex.reachSignIn(ANDROID);

    await desk.alex.signIn(asked);

    await assertRefused(desk, asked.card.activityId, en.chat.signInNotAccepted('no-required-context'));
  });

  it('that is required only since the sign-in wants another one before the decision', async () => {
    const desk = await openDesk();
    const asked = await desk.alex.reachSignIn(ANDROID);
    desk.rules.set(STRICT);

    await desk.alex.signIn(asked);

    await desk.alex.hears(en.chat.resetRefused({ reason: 'context-not-proven' }));
    assert.equal(desk.resets().length, 0);
  });

  it('that is required only since the decision wants another one at the confirmation', async () => {
    const desk = await openDesk();
    const card = await desk.alex.reachConsequences(ANDROID);
    desk.rules.set(STRICT);

    await desk.alex.click(card, 'consequences.confirm', HAVE_DEVICE);

    await desk.alex.hears(en.chat.resetRefused({ reason: 'context-not-proven' }));
    assert.equal(desk.resets().length, 0);
    assert.equal((await desk.told()).at(-1), 'reset-refused:context-not-proven');
  });
});
