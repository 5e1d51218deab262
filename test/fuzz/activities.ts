import fc from 'fast-check';
import { CardAction } from '../../cards/actions.ts';
import { ALEX, MEGAN } from '../../sandbox/people.ts';
import { SANDBOX_HELPDESK } from '../../sandbox/helpdesk.ts';
import { createTeamsActivity, type Seat, takeSeat, type TeamsActivity } from '../harness/teams-activity.ts';
import { spoil } from './spoil.ts';

/** Sentences that mean something to the bot, and some that try to mean more. */
const SENTENCES = [
  ...[
    'reset',
    'I forgot the PIN of my phone',
    'my devices',
    'status',
    'help',
    'contact',
    'cancel',
    'sign out',
  ],
  ...['deutsch', 'wachtwoordcode vergeten', 'talk to a person', 'stop', '123456', '000000'],
  ...['use this channel', 'cases', 'case HD-1001', 'stats', 'pause because I say so', 'resume', 'unblock me'],
  ...[
    '<at>Passcode Desk</at> resume',
    '${reset}',
    '{{DATE(2026-01-01)}}',
    '[a](javascript:alert(1))',
    '\u202Etes',
  ],
];

/** What Teams may send besides sentences and presses. */
const INVOKES: readonly TeamsActivity[] = [
  { name: 'signin/verifyState', value: { state: '123456' } },
  { name: 'signin/failure', value: { code: 'x', message: 'y' } },
  { name: 'signin/tokenExchange', value: { id: '1', connectionName: 'fresh-sign-in', token: 'eyJ.e30.x' } },
  { name: 'composeExtension/query', value: { commandId: 'x' } },
  { name: 'task/fetch', value: {} },
  { name: 'fileConsent/invoke', value: { action: 'accept' } },
  { name: 'handoff/action', value: {} },
];
const EVENTS: readonly TeamsActivity[] = [
  { type: 'event', name: 'tokens/response', value: { token: 'eyJ.e30.x', connectionName: 'fresh-sign-in' } },
  { type: 'event', name: 'continueConversation' },
  { type: 'event', name: 'prompt-expired', value: { promptId: '1' } },
  { type: 'installationUpdate', action: 'add' },
  { type: 'conversationUpdate', membersAdded: [{ id: '29:x' }] },
  { type: 'conversationUpdate', membersRemoved: [{ id: '29:x', aadObjectId: MEGAN.oid }] },
  { type: 'messageUpdate', text: 'reset' },
  { type: 'messageDelete' },
  { type: 'messageReaction', reactionsAdded: [{ type: 'like' }] },
  { type: 'typing' },
  { type: 'endOfConversation' },
  { type: 'handoff', value: {} },
];

/**
 * Where it comes from: private chats, a group chat, the helpdesk's channel and its threads, and a foreign one. Few, so
 * that activities meet each other's state.
 */
function seats(serviceUrl: string): readonly Seat[] {
  const { teamId, channelId } = SANDBOX_HELPDESK;
  const channel = { conversationType: 'channel', teamId } as const;
  return [
    takeSeat(serviceUrl),
    takeSeat(serviceUrl, { person: MEGAN, locale: 'nl-NL' }),
    takeSeat(serviceUrl, { conversationType: 'groupChat', conversationId: '19:group@thread.v2' }),
    takeSeat(serviceUrl, { ...channel, conversationId: channelId }),
    takeSeat(serviceUrl, { ...channel, conversationId: `${channelId};messageid=1` }),
    takeSeat(serviceUrl, {
      ...channel,
      teamId: '19:other@thread.tacv2',
      conversationId: '19:x@thread.tacv2',
    }),
    takeSeat(serviceUrl, { person: ALEX, tenantId: '11111111-2222-4333-8444-555555555555' }),
  ];
}

/** What a payload's fields may hold, besides what their names promise. */
const field = fc.oneof(
  fc.constantFrom('1', 'x', '', 'true', '__proto__', '7f1c6a52-0000-4000-8000-000000000001'),
  fc.string({ maxLength: 40 }),
  fc.integer(),
  fc.boolean(),
);

/** The presses that are real: any action with any fields. Who reports misuse is blocked, as it should be, so that is left out. */
const payload = fc
  .constantFrom(...CardAction.options)
  .filter(({ shape }) => shape.action.value !== 'not-me.report')
  .chain(({ shape }) => {
    const names = Object.keys(shape).filter((name) => name !== 'action');
    const fields = fc.record(Object.fromEntries(names.map((name) => [name, field])), { requiredKeys: [] });
    return fields.map((made) => ({ v: 1, action: shape.action.value, ...made }));
  });

const sentence = fc
  .oneof(fc.constantFrom(...SENTENCES), fc.string({ unit: 'binary', maxLength: 200 }))
  .map((text): TeamsActivity => ({ type: 'message', text }));
const press = payload.map((value): TeamsActivity => ({ type: 'message', value, replyToId: '1' }));
const execute = payload.map((data): TeamsActivity => ({
  type: 'invoke',
  name: 'adaptiveCard/action',
  value: { action: { type: 'Action.Execute', verb: data.action, data } },
  replyToId: '1',
}));
const invoke = fc.constantFrom(...INVOKES).map((fields): TeamsActivity => ({ type: 'invoke', ...fields }));
const event = fc.constantFrom(...EVENTS);

/** An activity as Teams might send it, or nearly: most are spoilt in up to four places. */
export function activities(serviceUrl: string): fc.Arbitrary<unknown> {
  return fc
    .tuple(fc.constantFrom(...seats(serviceUrl)), fc.oneof(sentence, press, execute, invoke, event))
    .map(([seat, fields]) => createTeamsActivity(seat, fields))
    .chain((activity) =>
      fc.oneof({ weight: 1, arbitrary: fc.constant(activity) }, { weight: 4, arbitrary: spoil(activity) }),
    );
}
