import type { TurnContext } from 'botbuilder';
import type { DialogSet } from 'botbuilder-dialogs';
import { answerInvoke, answerWithText } from '../dialogs/answer.ts';
import { causeOfDialogFailure } from '../dialogs/dialog-failure.ts';
import { wasPromptClosed } from '../dialogs/card-prompt/card-prompt.ts';
import { enterScope, scopeOf, startIn, type Turn, type TurnEvent } from '../dialogs/turn.ts';
import { apologiseForUpdate } from '../dialogs/versioned-dialog.ts';
import { readerFor } from '../locales/index.ts';
import type { Lease } from '../services/platform/keyed-lock.ts';
import { retryBriefly } from '../services/platform/retry-briefly.ts';
import { correlationIdHere, runTurnFrom } from '../services/platform/telemetry-origin.ts';
import { answerSilentInvoke } from './answer-silent-invoke.ts';
import { type ChannelBotParts, takeSharedTurn } from './channel-bot.ts';
import { firstEntry, refreshEntry } from './conversation-facts.ts';
import { type ConversationEntry, languageFor } from './conversation-memory.ts';
import type { Desk, DeskServices } from './desk.ts';
import { describeFailure, explainFailure } from './explain-failure.ts';
import { foreseeTurn } from './foresee-turn.ts';
import { handleEvent } from './handlers/events.ts';
import { admit, type AdmissionRules } from './middleware/admit.ts';
import { aloneInConversation, markHandled, wasHandled } from './middleware/one-turn-at-a-time.ts';
import type { ProactiveSpeaker } from './proactive.ts';
import { OpenDialogs } from './open-dialogs.ts';
import { noteTurnFailure } from './telemetry/turn-outcome.ts';

/** Before a turn has the conversation to itself, it must change nothing. */
const OUTSIDE: Lease = { isHeld: () => false, leave: () => undefined };

/** What the bot is made of. */
export interface HelpdeskBotParts extends ChannelBotParts {
  readonly admission: AdmissionRules;
  readonly dialogs: DialogSet;
  readonly speaker: ProactiveSpeaker;
  readonly services: DeskServices;
}

/** The bot: takes activities from the channel, and events from our own queue. */
export interface HelpdeskBot {
  /** Handles an authenticated activity. The person is told what went wrong; throws only where Teams itself cannot be reached. */
  readonly handle: (context: TurnContext) => Promise<void>;
  /** Brings an event into a conversation. @throws IoError where trying again may help. */
  readonly raise: (conversationId: string, event: TurnEvent) => Promise<void>;
}

/** Puts the bot together. */
export function createHelpdeskBot(parts: HelpdeskBotParts): HelpdeskBot {
  return {
    handle: (context) => runTurnFrom(() => handle(parts, context)),
    raise: (conversationId, event) =>
      runTurnFrom(async () => {
        if (await isOver(parts, conversationId, event)) return;
        await parts.speaker.speak(conversationId, (context, entry) =>
          runAlone(parts, context, toTurn(conversationId, entry, event)),
        );
      }),
  };
}

/**
 * Nearly every conversation came to its end long before the time of its prompts runs out: then there is no turn to take.
 * Where anything is open, the turn finds out: the prompt may be about to take the place of what is seen here.
 */
async function isOver(
  { memory }: HelpdeskBotParts,
  conversationId: string,
  { kind }: TurnEvent,
): Promise<boolean> {
  return kind === 'prompt-expired' && !(await memory.hasDialogs(conversationId));
}

async function handle(parts: HelpdeskBotParts, context: TurnContext): Promise<void> {
  const admitted = admit(context.activity, parts.admission);
  if (!admitted.ok) {
    parts.services.log.warn({ reason: admitted.error }, 'Activity refused');
    return refuse(context);
  }
  const turn = admitted.value;
  const reader = readerFor(languageFor({ locale: turn.locale }), turn.timeZone);
  enterScope(context, { turn, reader, correlationId: correlationIdHere(), lease: OUTSIDE });
  try {
    if (turn.scope === 'personal') await runAlone(parts, context, turn);
    else await takeSharedTurn(parts, context);
  } catch (error) {
    await explain(parts, context, error);
  }
}

/** An invoke without an answer would read as "not implemented". */
function refuse(context: TurnContext): Promise<void> {
  return context.activity.type === 'invoke' ? answerInvoke(context, 400) : Promise.resolve();
}

function runAlone(parts: HelpdeskBotParts, context: TurnContext, turn: Turn): Promise<void> {
  return aloneInConversation(
    parts.lock,
    turn.conversationId,
    (lease) => runTurn(parts, { context, turn, lease }),
    () => Promise.all([parts.memory.load(context, true), foreseeTurn(parts.services, context, turn)]),
  );
}

/** One turn that has the conversation to itself. */
interface OwnTurn {
  readonly context: TurnContext;
  readonly turn: Turn;
  readonly lease: Lease;
}

/** One turn: read what is remembered, do what is asked, keep what changed. */
async function runTurn(parts: HelpdeskBotParts, own: OwnTurn): Promise<void> {
  const { context, turn } = own;
  const known = await parts.memory.entryOf(context);
  if (wasHandled(known, turn)) return answerSilentInvoke(context);
  const entry = known === undefined ? firstEntry(context, turn) : refreshEntry(known, context, turn);
  const desk = await sitDown(parts, own, markHandled(entry, turn));
  try {
    await goOn(desk);
  } catch (error) {
    if (wasPromptClosed(context)) await leaveConversation(parts, desk);
    throw error;
  }
  await answerSilentInvoke(context);
  await save(parts, desk);
}

/** A step failed after the card of the step before was closed: no button is left, so the conversation ends. */
async function leaveConversation(parts: HelpdeskBotParts, desk: Desk): Promise<void> {
  desk.dialogs.forget();
  await save(parts, desk);
}

/** Cards were closed and opened by now: a short absence of the store is waited out before the turn counts as lost. */
async function save(parts: HelpdeskBotParts, desk: Desk): Promise<void> {
  await parts.memory.remember(desk.context, desk.entry);
  const { lease } = scopeOf(desk.context);
  await retryBriefly(() => parts.memory.leave(desk.context, lease));
}

async function sitDown(
  parts: HelpdeskBotParts,
  { context, turn, lease }: OwnTurn,
  entry: ConversationEntry,
): Promise<Desk> {
  const reader = readerFor(languageFor(entry), entry.timeZone);
  enterScope(context, { turn, reader, correlationId: correlationIdHere(), lease });
  const dialogs = await OpenDialogs.find(parts, context);
  const remembered = { entry };
  return {
    context,
    turn,
    reader,
    dialogs,
    services: parts.services,
    get entry() {
      return remembered.entry;
    },
    note(change) {
      remembered.entry = { ...remembered.entry, ...change };
    },
  };
}

/** A dialog that this version does not have any more would make the SDK throw on every turn. */
async function goOn(desk: Desk): Promise<void> {
  if (desk.dialogs.isForeign) {
    desk.dialogs.forget();
    await apologiseForUpdate(desk.context);
  }
  try {
    await handleEvent(desk, desk.turn.event);
  } catch (error) {
    throw causeOfDialogFailure(error);
  }
}

/** The state is not saved: what was open before the turn is still open. */
async function explain(parts: HelpdeskBotParts, context: TurnContext, error: unknown): Promise<void> {
  const { turn, reader, correlationId } = scopeOf(context);
  const { conversationId } = turn;
  noteTurnFailure(context, error);
  parts.services.log.error({ correlationId, conversationId, ...describeFailure(error) }, 'Turn failed');
  const facts = { correlationId, start: startIn(context) };
  await answerWithText(context, explainFailure(error, reader.messages, facts));
  await answerSilentInvoke(context);
}

/** A turn that nobody sent: its person is the one of the conversation. */
function toTurn(conversationId: string, entry: ConversationEntry, event: TurnEvent): Turn {
  const { tenantId, sender, locale, timeZone } = entry;
  return {
    activityId: undefined,
    sentAt: undefined,
    conversationId,
    scope: 'personal',
    tenantId,
    sender,
    locale,
    timeZone,
    event,
  };
}
