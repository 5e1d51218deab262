import { renderWelcome } from '../../cards/welcome.ts';
import { answerInvoke, answerWithText, wasInvokeAnswered } from '../../dialogs/answer.ts';
import type { TurnEvent } from '../../dialogs/turn.ts';
import type { Desk } from '../desk.ts';
import { handleCardAction } from './card-actions.ts';
import { handleCommand } from './commands.ts';
import { say, show, showHelp } from './conversation.ts';
import { forwardTyping, passToHelpdesk } from './own-case.ts';

/** HTTP statuses that Teams understands as answers to invokes. */
const INVOKE_OK = 200;
const INVOKE_NOT_EXPECTED = 404;
const INVOKE_NO_SILENT_SIGN_IN = 412;

type EventOf<K extends TurnEvent['kind']> = Extract<TurnEvent, { kind: K }>;

type EventHandlers = {
  readonly [K in TurnEvent['kind']]: (desk: Desk, event: EventOf<K>) => Promise<void>;
};

const HANDLERS: EventHandlers = {
  command: (desk, { intent, text }) => handleCommand(desk, intent, text),
  'card-action': (desk, { action, via }) => handleCardAction(desk, action, via),
  async 'text-too-long'(desk) {
    if (!(await passToHelpdesk(desk))) await say(desk, desk.reader.messages.chat.messageTooLong);
  },
  async 'attachments-only'(desk) {
    if (!(await passToHelpdesk(desk))) await say(desk, desk.reader.messages.chat.attachmentsNotRead);
  },
  async 'outdated-card'(desk) {
    await answerWithText(desk.context, desk.reader.messages.chat.outdatedCard);
    await showHelp(desk);
  },
  'sign-in-completed': completeSignIn,
  async 'sign-in-failed'(desk) {
    if (!(await desk.dialogs.goOn())) await answerInvoke(desk.context, INVOKE_OK);
  },
  'silent-sign-in': (desk) => answerInvoke(desk.context, INVOKE_NO_SILENT_SIGN_IN),
  'token-event': (desk) => {
    desk.services.log.warn({ userId: desk.turn.sender.oid }, 'Ignored a token that came in an event');
    return Promise.resolve();
  },
  async 'prompt-expired'(desk, { promptId }) {
    if (desk.dialogs.prompt?.promptId === promptId) await desk.dialogs.goOn();
  },
  async installed(desk) {
    if (desk.entry.welcomed) return;
    await show(desk, renderWelcome({ name: desk.turn.sender.name }, desk.reader));
    desk.note({ welcomed: true });
  },
  removed: (desk) => {
    desk.note({ welcomed: false });
    return Promise.resolve();
  },
  'members-changed': ignore,
  reaction: ignore,
  async 'edited-or-deleted'(desk) {
    await passToHelpdesk(desk);
  },
  typing: forwardTyping,
  async unsupported(desk, { isInvoke }) {
    if (isInvoke) await answerInvoke(desk.context, INVOKE_NOT_EXPECTED);
  },
};

/** Does what an event of a personal conversation asks for. */
export function handleEvent<K extends TurnEvent['kind']>(desk: Desk, event: EventOf<K>): Promise<void> {
  const kind: K = event.kind;
  return HANDLERS[kind](desk, event);
}

/** A sign-in that nobody waits for any more came too late, or twice. */
async function completeSignIn(desk: Desk): Promise<void> {
  if (await desk.dialogs.goOn()) {
    // The open prompt did not take it: it asks something else, or somebody else.
    if (!wasInvokeAnswered(desk.context)) await answerInvoke(desk.context, INVOKE_NOT_EXPECTED);
    return;
  }
  await answerInvoke(desk.context, INVOKE_OK);
  await say(desk, desk.reader.messages.chat.signInNotAccepted('too-late'));
}

function ignore(): Promise<void> {
  return Promise.resolve();
}
