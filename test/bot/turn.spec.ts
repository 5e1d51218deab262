import assert from 'node:assert/strict';
import { inspect } from 'node:util';
import fc from 'fast-check';
import { classifyTurn } from '../../bot/turn.ts';
import type { Turn, TurnEvent } from '../../dialogs/turn.ts';
import {
  BOT,
  conversation,
  executed,
  invoked,
  OID,
  said,
  SENDER,
  submitted,
  teamsActivity,
  TENANT,
} from '../harness/activities.ts';

/** The classified turn; fails the test where there is none. */
function turnOf(activity: unknown): Turn {
  const turn = classifyTurn(activity);
  assert.ok(turn.ok, 'malformed');
  return turn.value;
}

function eventOf(activity: unknown): TurnEvent {
  return turnOf(activity).event;
}

function assertMalformed(activity: unknown): void {
  assert.deepEqual(classifyTurn(activity), { ok: false, error: 'malformed' });
}

/** The activity as JSON, so that wrong types can be put into it. */
function json(activity: object, changes: object): unknown {
  return JSON.parse(JSON.stringify({ ...activity, ...changes }));
}

describe('classifyTurn', () => {
  describe('what is no activity of a person in a tenant', () => {
    for (const nothing of [undefined, null, '', 'message', 7, true, [], {}, () => undefined]) {
      it(`refuses ${inspect(nothing)}`, () => {
        assertMalformed(nothing);
      });
    }

    it('refuses a sender without an Entra object id, or with one that is none', () => {
      for (const aadObjectId of [undefined, null, '', 'alex', 7, {}, `${OID}' or 1 eq 1`]) {
        assertMalformed(json(said('reset'), { from: { id: SENDER.id, aadObjectId } }));
      }
    });

    it('refuses an activity without sender, conversation or type', () => {
      for (const field of ['from', 'conversation', 'type']) {
        assertMalformed(json(said('reset'), { [field]: undefined }));
        assertMalformed(json(said('reset'), { [field]: {} }));
        assertMalformed(json(said('reset'), { [field]: '' }));
      }
    });

    it('refuses an activity that names two tenants', () => {
      const other = { tenant: { id: '11111111-2222-4333-8444-555555555555' } };
      assertMalformed(teamsActivity({ text: 'reset', channelData: other }));
    });

    it('refuses an activity that names no tenant', () => {
      assertMalformed(json(said('reset'), { conversation: { id: 'a:1' }, channelData: {} }));
    });

    it('refuses fields of another type', () => {
      for (const changes of [
        { text: 7 },
        { text: { toString: 'reset' } },
        { id: 7 },
        { name: [] },
        { attachments: 'all' },
        { channelData: 'x' },
      ]) {
        assertMalformed(json(said('reset'), changes));
      }
    });
  });

  describe('buttons', () => {
    it('refuses a payload that is none of ours', () => {
      for (const value of [{}, [], 'reset.start', 7, false, { v: 1 }, { v: '1', action: 'help.show' }]) {
        assertMalformed(submitted(value));
        assertMalformed(executed(value));
      }
    });

    it('refuses an action that every object has, but no card', () => {
      for (const action of ['__proto__', 'constructor', 'toString', 'hasOwnProperty']) {
        assertMalformed(submitted({ v: 1, action }));
      }
    });

    it('takes nothing from a prototype that is part of the payload', () => {
      const value: unknown = JSON.parse('{"v":1,"__proto__":{"action":"help.show"}}');
      assertMalformed(submitted(value));
    });

    it('refuses an invoke whose envelope is empty or broken', () => {
      for (const value of [undefined, null, {}, [], { action: null }, { action: {} }, { action: 'x' }]) {
        assertMalformed(invoked('adaptiveCard/action', value));
      }
    });

    it('tells a card of another version from a broken one', () => {
      const old = { v: 0, action: 'something.that.was' };
      assert.deepEqual(eventOf(submitted(old)), { kind: 'outdated-card', via: 'submit' });
      assert.deepEqual(eventOf(executed(old)), { kind: 'outdated-card', via: 'execute' });
    });

    it('never takes who asks from the payload', () => {
      const { sender } = turnOf(
        submitted({ v: 1, action: 'help.show', oid: 'x', from: { aadObjectId: 'x' } }),
      );
      assert.deepEqual(sender, SENDER);
    });

    it('reads a submit as a press, whatever words come with it', () => {
      const press = { v: 1, action: 'status.show' };
      const expected = {
        kind: 'card-action',
        action: { action: 'status.show' },
        via: 'submit',
        cardActivityId: 'card-1',
      };
      assert.deepEqual(eventOf(submitted(press, { replyToId: 'card-1' })), expected);
      assert.deepEqual(eventOf(submitted(press, { replyToId: 'card-1', text: 'reset' })), expected);
    });

    it('reads an execute as a press that wants a card back', () => {
      assert.deepEqual(eventOf(executed({ v: 1, action: 'device.pick', prompt: 'p', device: 'd' })), {
        kind: 'card-action',
        action: { action: 'device.pick', prompt: 'p', device: 'd' },
        via: 'execute',
        cardActivityId: undefined,
      });
    });
  });

  describe('messages', () => {
    it('does not read more than a person has to tell', () => {
      assert.deepEqual(eventOf(said('reset '.repeat(1000))), { kind: 'text-too-long' });
      assert.deepEqual(eventOf(said('x'.repeat(5_000_000))), { kind: 'text-too-long' });
    });

    it('reads a sentence of the greatest length that is read', () => {
      assert.equal(eventOf(said('x'.repeat(4000))).kind, 'command');
    });

    it('does not guess from pictures and files', () => {
      assert.deepEqual(eventOf(teamsActivity({ attachments: [{ contentType: 'image/png' }] })), {
        kind: 'attachments-only',
      });
    });

    it('reads the words beside a picture', () => {
      const event = eventOf(said('help', { attachments: [{ contentType: 'text/html' }] }));
      assert.deepEqual(event, { kind: 'command', intent: { kind: 'help' }, text: 'help' });
    });

    it('takes a message without anything in it for a sentence that is not understood', () => {
      for (const text of [undefined, null, '', '  \n ']) {
        const event = eventOf(json(teamsActivity(), { text }));
        assert.deepEqual(event, { kind: 'command', intent: { kind: 'unknown' }, text: '' });
      }
    });
  });

  describe('sign-in', () => {
    it('refuses a finished sign-in without a code', () => {
      for (const value of [undefined, {}, { state: '' }, { state: 7 }, { state: '1'.repeat(65) }]) {
        assertMalformed(invoked('signin/verifyState', value));
      }
    });

    it('never reads a token, wherever it comes from', () => {
      const token = { token: 'eyJhbGciOi', connectionName: 'x' };
      const event = { type: 'event', name: 'tokens/response', value: token };
      assert.deepEqual(eventOf(teamsActivity(event)), { kind: 'token-event' });
      assert.deepEqual(eventOf(invoked('signin/tokenExchange', token)), { kind: 'silent-sign-in' });
    });

    it('reads the code of a finished sign-in', () => {
      const event = eventOf(invoked('signin/verifyState', { state: '123456' }));
      assert.deepEqual(event, { kind: 'sign-in-completed', code: '123456' });
    });

    it('reads why a sign-in failed, or that nobody says', () => {
      const told = invoked('signin/failure', { code: 'resourcematchfailed', message: 'x' });
      assert.deepEqual(eventOf(told), { kind: 'sign-in-failed', reason: 'resourcematchfailed' });
      assert.deepEqual(eventOf(invoked('signin/failure', {})), { kind: 'sign-in-failed', reason: 'unknown' });
    });
  });

  describe('everything else that Teams sends', () => {
    const cases: [string, Partial<Parameters<typeof teamsActivity>[0]>, TurnEvent][] = [
      ['an installation', { type: 'installationUpdate', action: 'add' }, { kind: 'installed' }],
      ['an upgrade', { type: 'installationUpdate', action: 'add-upgrade' }, { kind: 'installed' }],
      ['a removal', { type: 'installationUpdate', action: 'remove' }, { kind: 'removed' }],
      [
        'new members, the bot among them, as no second installation',
        { type: 'conversationUpdate', membersAdded: [BOT] },
        { kind: 'members-changed', left: [] },
      ],
      [
        'a conversation update without members',
        { type: 'conversationUpdate' },
        { kind: 'members-changed', left: [] },
      ],
      [
        'members who left',
        { type: 'conversationUpdate', membersRemoved: [BOT, { ...BOT, aadObjectId: OID.toUpperCase() }] },
        { kind: 'members-changed', left: [OID] },
      ],
      ['a reaction', { type: 'messageReaction' }, { kind: 'reaction' }],
      ['an edited message', { type: 'messageUpdate', text: 'reset' }, { kind: 'edited-or-deleted' }],
      ['a deleted message', { type: 'messageDelete' }, { kind: 'edited-or-deleted' }],
      ['typing', { type: 'typing' }, { kind: 'typing' }],
      ['an unknown kind', { type: 'trace' }, { kind: 'unsupported', what: 'trace', isInvoke: false }],
      [
        'an unknown event',
        { type: 'event', name: 'prompt-expired' },
        { kind: 'unsupported', what: 'prompt-expired', isInvoke: false },
      ],
      [
        'an unknown invoke',
        { type: 'invoke', name: 'task/fetch' },
        { kind: 'unsupported', what: 'task/fetch', isInvoke: true },
      ],
    ];
    for (const [what, facts, expected] of cases) {
      it(`classifies ${what}`, () => {
        assert.deepEqual(eventOf(teamsActivity(facts)), expected);
      });
    }
  });

  describe('who and where', () => {
    it('counts only what says so as a personal chat', () => {
      const scopeOf = (conversationType: unknown): string =>
        turnOf(json(said('reset'), { conversation: { ...conversation('x'), conversationType } })).scope;
      assert.deepEqual(
        ['personal', 'groupChat', 'channel', undefined, null, 'Personal', 'new'].map(scopeOf),
        ['personal', 'group', 'channel', 'group', 'group', 'group', 'group'],
      );
    });

    it('knows when it was sent, where Teams says so in a way that can be read', () => {
      const sentAt = (timestamp: unknown): number | undefined =>
        turnOf(json(said('x'), { timestamp })).sentAt;
      assert.equal(sentAt('2026-11-23T14:00:00.5Z'), Date.UTC(2026, 10, 23, 14, 0, 0, 500));
      for (const nothing of [undefined, null, '', 'yesterday', 7, {}])
        assert.equal(sentAt(nothing), undefined);
    });

    it('writes ids of people and tenants in lower case, so that they compare', () => {
      const from = { id: SENDER.id, name: 'Alex', aadObjectId: OID.toUpperCase() };
      const where = { ...conversation('personal'), tenantId: TENANT.toUpperCase() };
      const turn = turnOf(said('reset', { from, conversation: where }));
      assert.deepEqual([turn.sender.oid, turn.tenantId], [OID, TENANT]);
    });

    it('finds the tenant in the channel data where the conversation has none', () => {
      const turn = turnOf(json(said('reset'), { conversation: { id: 'a:1', conversationType: 'personal' } }));
      assert.equal(turn.tenantId, TENANT);
    });

    it('carries nothing but the facts that the product uses', () => {
      const activity = said('thanks', { id: 'activity-x', entities: [{ type: 'clientInfo' }] });
      assert.deepEqual(turnOf(activity), {
        activityId: 'activity-x',
        sentAt: undefined,
        conversationId: 'a:personal',
        scope: 'personal',
        tenantId: TENANT,
        sender: SENDER,
        locale: 'en-GB',
        timeZone: 'Europe/Amsterdam',
        writing: {
          text: 'thanks',
          attachments: [],
          change: 'new',
          messageId: 'activity-x',
          mentionsBot: false,
          mentioned: [],
        },
        event: { kind: 'command', intent: { kind: 'thanks' }, text: 'thanks' },
      });
    });
  });

  describe('whatever the input', () => {
    it('never throws on any JSON', () => {
      fc.assert(
        fc.property(fc.jsonValue(), (activity) => {
          assert.equal(typeof classifyTurn(activity).ok, 'boolean');
        }),
      );
    });

    it('never throws on an activity with anything in its fields', () => {
      const field = fc.oneof(fc.jsonValue(), fc.string({ unit: 'grapheme' }));
      const fields = ['type', 'name', 'text', 'value', 'attachments', 'membersAdded', 'channelData', 'from'];
      const kinds = fc.constantFrom('message', 'invoke', 'event', 'conversationUpdate', 'installationUpdate');
      const changes = fc.dictionary(fc.constantFrom(...fields), field);
      fc.assert(
        fc.property(kinds, changes, (type, changed) => {
          assert.equal(typeof classifyTurn({ ...teamsActivity({ type }), ...changed }).ok, 'boolean');
        }),
      );
    });
  });
});
