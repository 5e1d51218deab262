import assert from 'node:assert/strict';
import { renderConfirmation } from '../../../cards/confirmation.ts';
import { renderHelp } from '../../../cards/help.ts';
import { renderNotMe } from '../../../cards/not-me.ts';
import { renderPasscode } from '../../../cards/passcode.ts';
import { PLATFORMS } from '../../../services/devices/platforms.ts';
import type { RevealRefusal } from '../../../services/resets/reset-service.ts';
import { RIGHT_CODE } from '../../dialogs/hand-sign-in.ts';
import { ownReset, PASSCODE } from '../../dialogs/hand-world.ts';
import {
  CONVERSATION,
  invoked,
  OID,
  pressed,
  said,
  SENDER,
  submitted,
  TENANT,
} from '../../harness/activities.ts';
import { someDevice } from '../../services/devices/some-device.ts';
import { BotWorld } from '../bot-world.ts';

const PHONE = someDevice({ id: 'phone', name: 'Phone of Alex' });
const FOREIGN = someDevice({ id: 'foreign', userId: '5d1c2f6e-0000-4000-8000-000000000002' });
const KIND = 'android-administrator';
const DONE = ownReset({
  id: 'r1',
  state: 'done',
  device: { id: 'phone', name: 'Phone of Alex', kind: KIND },
});
const VIEW = { resetId: 'r1', deviceName: 'Phone of Alex', kind: KIND, effect: PLATFORMS[KIND] } as const;
const SHOW = { v: 1, action: 'passcode.show', reset: 'r1' } as const;

/** A bot with a reset that is done. */
function afterReset(): BotWorld {
  const world = new BotWorld([PHONE, FOREIGN]);
  world.resets.owned = [DONE];
  return world;
}

describe('buttons', () => {
  describe('Show passcode', () => {
    it('shows none in a client that would write it into the chat', async () => {
      const world = afterReset();
      const teams = await world.hears(submitted(SHOW));
      assert.deepEqual(teams.texts, [world.chat.passcodeNeedsNewerTeams]);
      assert.doesNotMatch(teams.everything, new RegExp(PASSCODE));
    });

    it("shows none of somebody else's reset, with the words for an unknown one", async () => {
      const world = afterReset();
      world.resets.owned = [{ ...DONE, userId: 'somebody else' }];
      const foreign = await world.hears(pressed(SHOW));
      const unknown = await world.hears(pressed({ ...SHOW, reset: 'nothing' }));
      const expected = world.chat.revealRefused('no-such-reset');
      assert.deepEqual([foreign.shown, unknown.shown], [expected, expected]);
    });

    for (const refusal of [
      'nothing-to-show',
      'blocked',
      'shown-too-often',
      'gone',
    ] as const satisfies readonly RevealRefusal[]) {
      it(`says so where it is refused: ${refusal}`, async () => {
        const world = afterReset();
        world.resets.revealRefusal = refusal;
        const teams = await world.hears(pressed(SHOW));
        assert.equal(teams.shown, world.chat.revealRefused(refusal));
        assert.deepEqual(teams.cards, []);
      });
    }

    it('asks for a new sign-in where the last one is too old, then offers the button again', async () => {
      const world = afterReset();
      world.resets.revealRefusal = 'proof-too-old';
      const refused = await world.hears(pressed(SHOW));
      assert.equal(refused.shown, world.chat.revealRefused('proof-too-old'));
      assert.deepEqual(world.tokens.calls, ['sign out', 'link']);
      const signedIn = await world.hears(invoked('signin/verifyState', { state: RIGHT_CODE }));
      assert.deepEqual(signedIn.cards, [renderConfirmation(VIEW, world.reader)]);
    });

    it('gives the passcode in the answer to the press, and nowhere else', async () => {
      const world = afterReset();
      const teams = await world.hears(pressed(SHOW));
      assert.deepEqual(teams.shown, renderPasscode({ ...VIEW, passcode: PASSCODE }, world.reader));
      assert.deepEqual(
        teams.sent.map(({ type }) => type),
        ['invokeResponse'],
      );
      assert.deepEqual(teams.updated, []);
      const traces = JSON.stringify([world.documents.written, world.lines, world.queue.jobs]);
      assert.doesNotMatch(traces, new RegExp(PASSCODE));
    });
  });

  describe('Hide', () => {
    it('puts the confirmation back in place of the passcode', async () => {
      const world = afterReset();
      const teams = await world.hears(pressed({ v: 1, action: 'passcode.hide', reset: 'r1' }));
      assert.deepEqual(teams.shown, renderConfirmation(VIEW, world.reader));
    });

    it('shows nothing of a reset that is not the person’s own, or not done', async () => {
      for (const owned of [[], [{ ...DONE, userId: 'x' }], [{ ...DONE, state: 'pending' } as const]]) {
        const world = afterReset();
        world.resets.owned = owned;
        const teams = await world.hears(pressed({ v: 1, action: 'passcode.hide', reset: 'r1' }));
        assert.equal(teams.shown, world.chat.revealRefused('no-such-reset'));
      }
    });
  });

  describe('of a prompt', () => {
    const presses = [
      { v: 1, action: 'devices.page', prompt: 'prompt-1', page: 1 },
      { v: 1, action: 'device.pick', prompt: 'prompt-1', device: 'phone' },
      { v: 1, action: 'consequences.confirm', prompt: 'prompt-1', haveDevice: 'true' },
      { v: 1, action: 'prompt.cancel', prompt: 'prompt-1' },
    ] as const;
    for (const press of presses) {
      it(`say kindly that they are used up once it has ended (${press.action})`, async () => {
        const world = afterReset();
        await world.hears(said('reset'));
        await world.hears(said('cancel'));
        const teams = await world.hears(pressed(press));
        assert.equal(teams.shown, world.chat.alreadyUsed);
        assert.deepEqual([teams.updated, world.resets.requested], [[], []]);
      });

      it(`do nothing to a newer prompt (${press.action})`, async () => {
        const world = afterReset();
        await world.hears(said('reset'));
        await world.hears(said('reset'));
        const teams = await world.hears(submitted(press));
        assert.deepEqual(teams.texts, [world.chat.alreadyUsed]);
        assert.deepEqual((await world.hears(said('cancel'))).texts, [world.chat.canceled]);
      });
    }
  });

  describe('This wasn’t me', () => {
    const NOT_ME = { v: 1, action: 'not-me.report', reset: 'r1' } as const;

    it('closes what is open, acts at once, and says below what was done', async () => {
      const world = afterReset();
      await world.hears(said('reset'));
      const teams = await world.hears(pressed(NOT_ME));
      assert.equal(teams.shown, world.chat.seeBelow);
      assert.deepEqual(teams.cards, [renderNotMe(world.notMe.outcome, world.reader)]);
      assert.deepEqual((await world.hears(said('cancel'))).texts, [world.chat.nothingToCancel]);
      const [report] = world.notMe.reports;
      assert.ok(report);
      const { correlationId, ...facts } = report;
      assert.match(correlationId, /^[0-9a-f-]{36}$/);
      assert.deepEqual(facts, {
        ...{ tenantId: TENANT, userId: OID, userName: SENDER.name },
        ...{ conversationId: CONVERSATION, language: 'en', resetId: 'r1' },
      });
    });

    it('works in old clients and without a reset', async () => {
      const world = afterReset();
      const teams = await world.hears(submitted({ v: 1, action: 'not-me.report' }));
      assert.deepEqual(teams.cards, [renderNotMe(world.notMe.outcome, world.reader)]);
      assert.equal(world.notMe.reports[0]?.resetId, undefined);
    });

    it('never takes who asks from the button', async () => {
      const world = afterReset();
      await world.hears(pressed({ ...NOT_ME, userId: FOREIGN.userId } as typeof NOT_ME));
      assert.equal(world.notMe.reports[0]?.userId, OID);
    });
  });

  describe('that start a reset', () => {
    it("refuse somebody else's device", async () => {
      const world = afterReset();
      const teams = await world.hears(pressed({ v: 1, action: 'reset.start', device: FOREIGN.id }));
      assert.equal(teams.shown, world.chat.noSuchDevice);
      assert.deepEqual(world.tokens.calls, []);
    });

    it('begin with the sign-in for a device, and with the list without one', async () => {
      const withDevice = afterReset();
      await withDevice.hears(pressed({ v: 1, action: 'reset.start', device: PHONE.id }));
      const without = await afterReset().hears(pressed({ v: 1, action: 'reset.start' }));
      assert.deepEqual(withDevice.tokens.calls, ['sign out', 'link']);
      assert.match(JSON.stringify(without.cards), /"device.pick"/);
    });
  });

  it('answer below, and say so where they were pressed', async () => {
    for (const action of ['devices.show', 'status.show', 'contact.show', 'help.show'] as const) {
      const world = afterReset();
      const teams = await world.hears(pressed({ v: 1, action }));
      assert.equal(teams.shown, world.chat.seeBelow);
      assert.equal(teams.cards.length, 1);
    }
  });

  it('offer the languages again where one is not spoken', async () => {
    const world = afterReset();
    const teams = await world.hears(pressed({ v: 1, action: 'language.set', language: 'tlh' }));
    assert.deepEqual(teams.cards, [renderHelp({ lead: world.chat.chooseLanguage }, world.reader)]);
  });

  it('set the language that they name', async () => {
    const world = afterReset();
    await world.hears(pressed({ v: 1, action: 'language.set', language: 'nl' }));
    assert.equal((await world.memory.find(CONVERSATION))?.chosenLanguage, 'nl');
  });
});
