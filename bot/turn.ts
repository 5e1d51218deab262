import type { Activity } from 'botbuilder';
import { z } from 'zod';
import { readPayload } from '../cards/actions.ts';
import type { ChannelPlace, PressedVia, Scope, Sender, Turn, TurnEvent } from '../dialogs/turn.ts';
import type { Instant } from '../services/platform/clock.ts';
import { err, ok, type Result } from '../services/platform/result.ts';
import { understand } from '../services/understanding/understand.ts';
import { readWriting, WRITING_FIELDS } from './read-writing.ts';

/** Longer than anything a person needs to tell a helpdesk bot; Teams itself allows about 28 KB. */
const MAX_TEXT_LENGTH = 4000;

/** Where an activity comes from and where its answers go. The SDK needs both before anybody can look at what they say. */
const Envelope = z.object({
  channelId: z.string(),
  serviceUrl: z
    .string()
    .transform((url) => URL.parse(url))
    .pipe(z.instanceof(URL)),
});
type Envelope = z.infer<typeof Envelope>;

/** The fields of an activity that the product uses. Everything else stays unread. */
const ActivityFacts = z.object({
  type: z.string().min(1),
  id: z.string().max(512).optional(),
  name: z.string().optional(),
  text: z.string().nullish(),
  value: z.unknown().optional(),
  action: z.string().optional(),
  replyToId: z.string().optional(),
  locale: z.string().max(35).nullish(),
  localTimezone: z.string().max(64).nullish(),
  timestamp: z.string().max(64).optional().catch(undefined),
  ...WRITING_FIELDS,
  membersRemoved: z
    .array(z.object({ aadObjectId: z.guid().optional().catch(undefined) }))
    .optional()
    .catch(undefined),
  from: z
    .object({ id: z.string().min(1), name: z.string().nullish(), aadObjectId: z.guid().nullish() })
    .nullish(),
  conversation: z.object({
    id: z.string().min(1).max(512),
    conversationType: z.string().nullish(),
    tenantId: z.string().nullish(),
  }),
  channelData: z
    .object({
      tenant: z.object({ id: z.string() }).optional(),
      team: z
        .object({ id: z.string().max(512) })
        .optional()
        .catch(undefined),
    })
    .nullish(),
});
type ActivityFacts = z.infer<typeof ActivityFacts>;

const ExecuteInvoke = z.object({ action: z.object({ data: z.unknown().optional() }) });
const VerifyState = z.object({ state: z.string().min(1).max(64) });
const SignInFailure = z.object({ code: z.string().max(200) });

/**
 * Turns an activity of any kind into one variant of a union. Pure: no I/O, no clock, never throws.
 *
 * @returns `malformed` where it is not an activity of a person in a tenant.
 */
export function classifyTurn(activity: unknown): Result<Turn, 'malformed'> {
  const facts = readFacts(activity);
  if (facts === undefined) return err('malformed');
  const tenantId = tenantOf(facts);
  const event = classifyEvent(facts);
  const sender = senderOf(facts);
  if (tenantId === undefined || sender === undefined || event === 'malformed') return err('malformed');
  const writing = readWriting(facts);
  const scope = scopeOf(facts.conversation.conversationType);
  return ok({
    activityId: deliveryOf(facts),
    sentAt: sentAtOf(facts),
    conversationId: facts.conversation.id,
    scope,
    tenantId,
    sender,
    locale: facts.locale ?? undefined,
    timeZone: facts.localTimezone ?? undefined,
    ...(scope === 'channel' ? { place: placeOf(facts) } : {}),
    ...(writing === undefined ? {} : { writing }),
    event,
  });
}

/**
 * Whether something is an activity at all, with a payload of ours where it carries one. Asked before the SDK
 * sees it; who sent it is not looked at yet.
 */
export function isActivity(body: unknown): body is Activity {
  const facts = readFacts(body);
  if (facts === undefined || readEnvelope(body) === undefined) return false;
  const { type, value } = facts;
  const hasPayload = type === 'invoke' || (type === 'message' && value !== undefined && value !== null);
  return !hasPayload || classifyEvent(facts) !== 'malformed';
}

/** Where an activity comes from and where its answers go; `undefined` where it does not say. */
export const readEnvelope: (activity: unknown) => Envelope | undefined = readOnce(Envelope);

const readFacts: (activity: unknown) => ActivityFacts | undefined = readOnce(ActivityFacts);

/** Keeps what was read of an activity: the door asks first, the turn behind it again. */
function readOnce<T>(schema: z.ZodType<T>): (activity: unknown) => T | undefined {
  const read = new WeakMap<object, T>();
  return (activity) => {
    if (typeof activity !== 'object' || activity === null) return undefined;
    const known = read.get(activity);
    if (known !== undefined) return known;
    const { data } = schema.safeParse(activity);
    if (data !== undefined) read.set(activity, data);
    return data;
  };
}

/** Lower case. `undefined` where none is named, or two: a guest's own tenant must not pass for the conversation's. */
function tenantOf({ conversation, channelData }: ActivityFacts): string | undefined {
  const named = [conversation.tenantId, channelData?.tenant?.id].flatMap((id) => id?.toLowerCase() ?? []);
  const [tenantId, ...others] = new Set(named);
  return others.length === 0 ? tenantId : undefined;
}

/** `undefined` where it is no person of the directory, such as another bot. */
function senderOf({ from }: ActivityFacts): Sender | undefined {
  if (!from?.aadObjectId) return undefined;
  return { id: from.id, oid: from.aadObjectId.toLowerCase(), name: from.name ?? '' };
}

/** Changes of a message come under the message's own id, and may be many. */
function deliveryOf({ type, id, timestamp }: ActivityFacts): string | undefined {
  const isChange = type === 'messageUpdate' || type === 'messageDelete';
  return isChange && id !== undefined ? `${id}#${type}#${timestamp ?? ''}` : id;
}

function sentAtOf({ timestamp = '' }: ActivityFacts): Instant | undefined {
  const at = Date.parse(timestamp);
  return Number.isNaN(at) ? undefined : at;
}

function placeOf({ conversation, channelData }: ActivityFacts): ChannelPlace {
  return { channelId: conversation.id.split(';')[0] ?? '', teamId: channelData?.team?.id };
}

/** Only what says `personal` is: everything else may have readers. */
function scopeOf(conversationType: string | null | undefined): Scope {
  if (conversationType === 'personal') return 'personal';
  return conversationType === 'channel' ? 'channel' : 'group';
}

function classifyEvent(facts: ActivityFacts): TurnEvent | 'malformed' {
  switch (facts.type) {
    case 'message':
      return classifyMessage(facts);
    case 'invoke':
      return classifyInvoke(facts);
    case 'event':
      return facts.name === 'tokens/response' ? { kind: 'token-event' } : unsupported(facts);
    case 'installationUpdate':
      return { kind: facts.action?.startsWith('add') === true ? 'installed' : 'removed' };
    // Teams sends it beside `installationUpdate`, but without the client's language.
    case 'conversationUpdate':
      return { kind: 'members-changed', left: whoLeft(facts) };
    case 'messageReaction':
      return { kind: 'reaction' };
    case 'messageUpdate':
    case 'messageDelete':
      return { kind: 'edited-or-deleted' };
    case 'typing':
      return { kind: 'typing' };
    default:
      return unsupported(facts);
  }
}

function whoLeft({ membersRemoved = [] }: ActivityFacts): readonly string[] {
  return membersRemoved.flatMap(({ aadObjectId }) => aadObjectId?.toLowerCase() ?? []);
}

/** A pressed `Action.Submit` is a message with a value and no text. */
function classifyMessage(facts: ActivityFacts): TurnEvent | 'malformed' {
  const text = facts.text?.trim() ?? '';
  if (facts.value !== undefined && facts.value !== null)
    return pressed(facts.value, 'submit', facts.replyToId);
  if (text.length > MAX_TEXT_LENGTH) return { kind: 'text-too-long' };
  if (text === '' && facts.attachments?.length) return { kind: 'attachments-only' };
  return { kind: 'command', intent: understand(text), text };
}

function classifyInvoke(facts: ActivityFacts): TurnEvent | 'malformed' {
  switch (facts.name) {
    case 'adaptiveCard/action': {
      const invoke = ExecuteInvoke.safeParse(facts.value);
      return invoke.success ? pressed(invoke.data.action.data, 'execute', facts.replyToId) : 'malformed';
    }
    case 'signin/verifyState': {
      const completed = VerifyState.safeParse(facts.value);
      return completed.success ? { kind: 'sign-in-completed', code: completed.data.state } : 'malformed';
    }
    case 'signin/failure': {
      const failure = SignInFailure.safeParse(facts.value);
      return { kind: 'sign-in-failed', reason: failure.success ? failure.data.code : 'unknown' };
    }
    case 'signin/tokenExchange':
      return { kind: 'silent-sign-in' };
    default:
      return unsupported(facts);
  }
}

function pressed(
  data: unknown,
  via: PressedVia,
  cardActivityId: string | undefined,
): TurnEvent | 'malformed' {
  const payload = readPayload(data);
  if (payload.kind === 'malformed') return 'malformed';
  if (payload.kind === 'outdated') return { kind: 'outdated-card', via };
  return { kind: 'card-action', action: payload.action, via, cardActivityId };
}

function unsupported(facts: ActivityFacts): TurnEvent {
  return { kind: 'unsupported', what: facts.name ?? facts.type, isInvoke: facts.type === 'invoke' };
}
