import assert from 'node:assert/strict';
import { signInExpired } from '../../cards/notices.ts';
import { GraphError } from '../../services/intune/graph-error.ts';
import { IoError } from '../../services/platform/errors.ts';
import { RIGHT_CODE } from '../dialogs/hand-sign-in.ts';
import {
  conversation,
  CONVERSATION,
  executed,
  invoked,
  pressed,
  said,
  SENDER,
  submitted,
  teamsActivity,
  TENANT,
} from '../harness/activities.ts';
import { FakeTeams } from '../harness/fake-teams.ts';
import { someDevice } from '../services/devices/some-device.ts';
import { BotWorld } from './bot-world.ts';

const PHONE = someDevice({ id: 'phone' });
const PICK = { v: 1, action: 'device.pick', prompt: 'prompt-1', device: 'phone' } as const;
const CONFIRM = {
  v: 1,
  action: 'consequences.confirm',
  prompt: 'prompt-3',
  haveDevice: 'true',
} as const;
const away = (): Promise<never> => Promise.reject(new GraphError('graph.unavailable', { retryable: true }));

/** A conversation that waits for the decision. */
async function comeToDecision(): Promise<BotWorld> {
  const world = new BotWorld([PHONE]);
  await world.hears(said('reset'));
  await world.hears(pressed(PICK));
  await world.hears(invoked('signin/verifyState', { state: RIGHT_CODE }));
  return world;
}

describe('helpdesk bot', () => {
  describe('an activity that is not for us', () => {
    const refused = [
      ['foreign-channel', { channelId: 'emulator' }],
      ['foreign-service-url', { serviceUrl: 'https://evil.example/' }],
      ['foreign-tenant', { conversation: { ...conversation('personal'), tenantId: 'x' }, channelData: {} }],
      ['malformed', { from: { id: '29:x', name: 'x' } }],
    ] as const;
    for (const [reason, facts] of refused) {
      it(`gets no word where it is ${reason}, and leaves no trace but in the log`, async () => {
        const world = new BotWorld([PHONE]);
        const teams = await world.hears(said('reset', facts));
        assert.deepEqual([teams.sent, world.documents.written], [[], []]);
        assert.deepEqual(world.lines, [{ level: 'warn', facts: { reason }, message: 'Activity refused' }]);
      });
    }

    it('is answered 400 where somebody waits for an answer', async () => {
      const world = new BotWorld();
      for (const activity of [
        executed({}),
        invoked('adaptiveCard/action', {}),
        invoked('signin/verifyState', {}),
      ]) {
        const teams = await world.hears(activity);
        assert.deepEqual(teams.answers, [{ status: 400, body: undefined }]);
      }
      assert.deepEqual(world.documents.written, []);
    });
  });

  describe('an activity that comes again', () => {
    it('is not handled twice, also where both come at once', async () => {
      const world = new BotWorld([PHONE]);
      const reset = said('reset', { id: 'activity-again' });
      const [first, second] = await Promise.all([world.hears(reset), world.hears(reset)]);
      const third = await world.hears(reset);
      assert.equal(first.cards.length, 1);
      assert.deepEqual([second.sent, third.sent], [[], []]);
    });

    it('is answered where somebody waits for an answer', async () => {
      const world = new BotWorld();
      const press = pressed({ v: 1, action: 'help.show' }, { id: 'activity-again' });
      await world.hears(press);
      const again = await world.hears(press);
      assert.equal(again.shown, world.chat.seeBelow);
    });

    it('asks for one reset, however often the button is clicked', async () => {
      const world = await comeToDecision();
      const clicks = await Promise.all(Array.from({ length: 4 }, () => world.hears(pressed(CONFIRM))));
      assert.equal(world.resets.requested.length, 1);
      const words = clicks.map(({ shown }) => shown).slice(1);
      assert.deepEqual(words, Array(3).fill(world.chat.alreadyUsed));
    });
  });

  describe('a turn that breaks', () => {
    it('says that Intune is away, nothing of the error, and keeps the conversation', async () => {
      const world = new BotWorld([PHONE]);
      await world.hears(said('reset'));
      world.devices.beforeRead = away;
      const broken = await world.hears(pressed(PICK));
      assert.equal(broken.shown, world.chat.intuneUnavailable);
      world.devices.beforeRead = () => Promise.resolve();
      await world.hears(pressed(PICK));
      assert.deepEqual(world.tokens.calls, ['sign out', 'link']);
    });

    it('says that something is missing in the set-up where Graph refuses the bot', async () => {
      const world = new BotWorld([PHONE]);
      world.devices.beforeRead = () =>
        Promise.reject(new GraphError('graph.forbidden', { retryable: false, status: 403 }));
      const teams = await world.hears(said('reset'));
      assert.deepEqual(teams.texts, [world.chat.notPermitted]);
      const [line] = world.lines;
      assert.equal(line?.message, 'Turn failed');
      assert.match(JSON.stringify(line.facts), /"code":"graph\.forbidden","status":403/);
    });

    it('says that it is busy where its store or its lock is away', async () => {
      const noStore = new BotWorld();
      noStore.documents.beforeWrite = () => Promise.reject(new IoError('redis.away', { retryable: true }));
      assert.deepEqual((await noStore.hears(said('thanks'))).texts.at(-1), noStore.chat.busyTryAgain);
      const noLock = new BotWorld();
      noLock.lock.run = () => Promise.reject(new IoError('lock.timeout', { retryable: true }));
      assert.deepEqual((await noLock.hears(said('thanks'))).texts, [noLock.chat.stillWorking]);
    });

    it('gives a number that the log knows, where nothing else is known', async () => {
      const world = new BotWorld([PHONE]);
      world.devices.beforeRead = () => Promise.reject(new TypeError('secret detail'));
      const teams = await world.hears(said('reset'));
      const id = /"correlationId":"([^"]+)"/.exec(JSON.stringify(world.lines))?.[1] ?? 'none';
      assert.deepEqual(teams.texts, [world.chat.somethingWrong(id)]);
      assert.doesNotMatch(teams.everything, /secret detail/);
    });

    it('is answered also where it was an invoke', async () => {
      const world = new BotWorld([PHONE]);
      await world.hears(said('reset'));
      await world.hears(pressed(PICK));
      world.tokens.beforeRedeem = () => Promise.reject(new Error('token service away'));
      const teams = await world.hears(invoked('signin/verifyState', { state: RIGHT_CODE }));
      assert.deepEqual(teams.answers, [{ status: 200, body: undefined }]);
      assert.equal(teams.texts.length, 1);
    });

    it('ends the conversation where a step fails after the card of the step before was closed', async () => {
      const world = new BotWorld([PHONE]);
      await world.hears(said('reset'));
      world.tokens.beforeLink = () => Promise.reject(new Error('token service away'));
      await world.hears(pressed(PICK));
      const teams = await world.hears(said('cancel'));
      assert.deepEqual(teams.texts, [world.chat.nothingToCancel]);
    });

    it('ends the conversation where what was to replace a card fails', async () => {
      const world = new BotWorld([PHONE]);
      await world.hears(said('reset'));
      world.devices.beforeRead = away;
      await world.hears(said('reset'));
      world.devices.beforeRead = () => Promise.resolve();
      assert.deepEqual((await world.hears(said('cancel'))).texts, [world.chat.nothingToCancel]);
    });

    it('is taken again when Teams resends an activity whose turn was not remembered', async () => {
      const world = new BotWorld([PHONE]);
      const press = said('reset', { id: 'resent' });
      world.documents.beforeWrite = () => Promise.reject(new Error('crash'));
      await world.hears(press);
      world.documents.beforeWrite = () => Promise.resolve();
      assert.equal((await world.hears(press)).cards.length, 1);
      assert.equal((await world.hears(press)).cards.length, 0);
    });

    it('waits out a short absence of the store at its end', async () => {
      const world = new BotWorld([PHONE]);
      const tries: string[] = [];
      world.documents.beforeWrite = () => {
        tries.push('write');
        return tries.length > 1
          ? Promise.resolve()
          : Promise.reject(new IoError('redis.away', { retryable: true }));
      };
      assert.deepEqual((await world.hears(said('thanks'))).texts, [world.chat.youAreWelcome]);
      assert.equal(tries.length, 2);
    });

    it('leaves it to the adapter where Teams itself cannot be reached', async () => {
      const teams = new FakeTeams();
      teams.beforeSend = () => Promise.reject(new Error('Teams away'));
      await assert.rejects(new BotWorld().hears(said('help'), teams), /Teams away/);
    });
  });

  describe('invokes', () => {
    const invokes = [
      ['a press without an answer of its own', executed({ v: 1, action: 'help.show' }), 200],
      ['a press of an old card', executed({ v: 0, action: 'x' }), 200],
      ['a press of a prompt that is not open', executed({ ...PICK }), 200],
      ['a sign-in that nobody waits for', invoked('signin/verifyState', { state: '123456' }), 200],
      ['a failed sign-in that nobody waits for', invoked('signin/failure', { code: 'x' }), 200],
      ['a silent sign-in', invoked('signin/tokenExchange', { token: 'x' }), 412],
      ['something we do not know', invoked('composeExtension/query', {}), 404],
    ] as const;
    for (const [what, activity, status] of invokes) {
      it(`are answered ${status} for ${what}`, async () => {
        const teams = await new BotWorld([PHONE]).hears(activity);
        assert.equal(teams.answers.at(-1)?.status, status);
      });
    }

    it('is never answered where it was a message', async () => {
      const world = new BotWorld([PHONE]);
      const teams = await world.hears(submitted({ v: 1, action: 'help.show' }));
      assert.deepEqual(teams.answers, []);
      assert.equal(teams.cards.length, 1);
    });
  });

  describe('in a group chat or channel', () => {
    for (const where of ['groupChat', 'channel', 'meeting']) {
      const place = { conversation: conversation(where) };

      it(`says that it talks in private only (${where}), and remembers nothing`, async () => {
        const world = new BotWorld([PHONE]);
        for (const activity of [
          said('reset', place),
          said('x'.repeat(5000), place),
          submitted({ v: 1, action: 'reset.start' }, place),
        ]) {
          const teams = await world.hears(activity);
          assert.deepEqual([teams.texts, teams.cards], [[world.chat.personalOnly], []]);
        }
        assert.deepEqual(world.documents.written, []);
      });

      it(`lets nobody complete a sign-in or read a passcode (${where})`, async () => {
        const world = new BotWorld([PHONE]);
        const press = await world.hears(pressed({ v: 1, action: 'passcode.show', reset: 'r1' }, place));
        const signIn = await world.hears(invoked('signin/verifyState', { state: RIGHT_CODE }, place));
        const silent = await world.hears(invoked('signin/tokenExchange', {}, place));
        assert.equal(press.shown, world.chat.personalOnly);
        assert.deepEqual(
          [...signIn.answers, ...silent.answers].map(({ status }) => status),
          [403, 403],
        );
        assert.deepEqual(world.tokens.calls, []);
      });

      it(`is silent about what is not said to it (${where})`, async () => {
        const world = new BotWorld();
        for (const type of ['messageReaction', 'conversationUpdate', 'typing', 'installationUpdate']) {
          assert.deepEqual((await world.hears(teamsActivity({ type, ...place }))).sent, []);
        }
      });
    }
  });

  it('apologises where the open dialog is none of this version, and goes on', async () => {
    const world = new BotWorld([PHONE]);
    await world.hears(said('reset'));
    world.deployWithoutDialogs();
    const teams = await world.hears(said('help'));
    assert.deepEqual(teams.texts, [world.chat.startAgainAfterUpdate]);
    assert.equal(teams.cards.length, 1);
    assert.deepEqual((await world.hears(said('thanks'))).texts, [world.chat.youAreWelcome]);
  });

  describe('what it remembers', () => {
    it('is who wrote, from where and in which language, as of the last turn', async () => {
      const world = new BotWorld();
      await world.hears(said('thanks', { locale: 'en-GB' }));
      await world.hears(said('thanks', { locale: 'nl-NL', localTimezone: 'Europe/Brussels' }));
      const entry = await world.memory.find(CONVERSATION);
      assert.deepEqual(
        [entry?.locale, entry?.timeZone, entry?.tenantId, entry?.sender],
        ['nl-NL', 'Europe/Brussels', TENANT, SENDER],
      );
      assert.equal(entry?.reference.serviceUrl, 'https://smba.trafficmanager.net/emea/');
    });

    it('speaks the language of the client, until another was chosen', async () => {
      const world = new BotWorld();
      const dutch = await world.hears(said('bedankt', { locale: 'nl-NL' }));
      await world.hears(pressed({ v: 1, action: 'language.set', language: 'en' }, { locale: 'nl-NL' }));
      const english = await world.hears(said('thanks', { locale: 'nl-NL' }));
      assert.notDeepEqual(dutch.texts, [world.chat.youAreWelcome]);
      assert.deepEqual(english.texts, [world.chat.youAreWelcome]);
    });
  });

  describe('an event of our own', () => {
    it('is nothing where the conversation is not known', async () => {
      const world = new BotWorld();
      await world.endPrompt('prompt-1');
      assert.deepEqual(world.proactive.sent, []);
    });

    it('changes nothing where another prompt is open, or none', async () => {
      const world = new BotWorld([PHONE]);
      await world.hears(said('reset'));
      await world.endPrompt('prompt-0');
      await world.hears(said('cancel'));
      await world.endPrompt('prompt-1');
      assert.deepEqual([world.proactive.sent, world.proactive.updated], [[], []]);
    });

    it('takes no turn where nothing is open any more', async () => {
      const world = new BotWorld([PHONE]);
      await world.hears(said('reset'));
      await world.hears(said('cancel'));
      const { length } = world.documents.written;
      await world.endPrompt('prompt-1');
      assert.equal(world.documents.written.length, length);
    });

    it('waits for a turn that is just opening its prompt, however little time that has', async () => {
      const world = new BotWorld([PHONE]);
      await world.hears(said('reset'));
      let ended: Promise<void> | undefined;
      world.documents.beforeWrite = () => {
        // The turn has sent the card of its prompt and is about to save.
        ended ??= world.endPrompt('prompt-2');
        return Promise.resolve();
      };
      await world.hears(pressed(PICK));
      await ended;
      assert.deepEqual(world.proactive.replacements[0], signInExpired('phone', world.reader));
    });

    it('finds out in a turn what another version opened', async () => {
      const world = new BotWorld([PHONE]);
      await world.hears(said('reset'));
      const key = `conversation/${CONVERSATION}`;
      const { [key]: document } = await world.documents.read([key]);
      await world.documents.write({ [key]: { ...document, dialogs: { dialogStack: [{ id: 'reset-v9' }] } } });
      await world.endPrompt('prompt-1');
      assert.deepEqual(world.proactive.texts, [world.chat.startAgainAfterUpdate]);
    });

    it('is tried again where it breaks', async () => {
      const world = new BotWorld([PHONE]);
      await world.hears(said('reset'));
      world.documents.beforeWrite = () => Promise.reject(new IoError('redis.away', { retryable: true }));
      await assert.rejects(world.endPrompt('prompt-1'), { code: 'redis.away' });
    });

    it('cannot be sent by anybody else', async () => {
      const world = new BotWorld([PHONE]);
      await world.hears(said('reset'));
      await world.hears(pressed(PICK));
      const forged = teamsActivity({
        type: 'event',
        name: 'prompt-expired',
        value: { promptId: 'prompt-2' },
      });
      const teams = await world.hears(forged);
      assert.deepEqual([teams.sent, teams.updated], [[], []]);
    });

    it('ends the prompt whose time is over, without a word of the person', async () => {
      const world = new BotWorld([PHONE]);
      await world.hears(said('reset'));
      await world.hears(pressed(PICK));
      await world.endPrompt('prompt-2');
      assert.deepEqual(world.proactive.replacements[0], signInExpired('phone', world.reader));
      const late = await world.hears(invoked('signin/verifyState', { state: RIGHT_CODE }));
      assert.deepEqual(late.texts, [world.chat.signInNotAccepted('too-late')]);
      assert.deepEqual(world.verifier.asked, []);
    });
  });
});
