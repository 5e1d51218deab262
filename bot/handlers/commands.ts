import { chatNotice } from '../../cards/notices.ts';
import { renderWelcome } from '../../cards/welcome.ts';
import { caseNumber } from '../../services/helpdesk/case.ts';
import type { Intent } from '../../services/understanding/intent.ts';
import { asksForPerson } from '../../services/understanding/person-wish.ts';
import type { Desk } from '../desk.ts';
import { askPerson } from './ask-person.ts';
import { beginReset, say, show, showContact, showHelp, showStatus, switchLanguage } from './conversation.ts';
import { reportNotMe } from './not-me.ts';
import { endCase, goOnWithLastCase, passToHelpdesk } from './own-case.ts';

/** After this many sentences in a row that were not understood, a person is the better answer. */
const MISUNDERSTANDINGS_BEFORE_CONTACT = 2;

type IntentOf<K extends Intent['kind']> = Extract<Intent, { kind: K }>;

type CommandHandlers = {
  readonly [K in Intent['kind']]: (desk: Desk, intent: IntentOf<K>, text: string) => Promise<void>;
};

const HANDLERS: CommandHandlers = {
  reset: (desk, _intent, text) => beginReset(desk, text),
  devices: (desk) => beginReset(desk, ''),
  status: (desk) => showStatus(desk),
  help: (desk) => showHelp(desk),
  greeting: (desk) => show(desk, renderWelcome({ name: desk.turn.sender.name }, desk.reader)),
  contact: (desk, _intent, text) => (asksForPerson(text) ? askPerson(desk) : showContact(desk)),
  'not-me': (desk) => reportNotMe(desk),
  thanks: (desk) => say(desk, desk.reader.messages.chat.youAreWelcome),
  language: (desk, { language }) => switchLanguage(desk, language),
  'about-reset': (desk) =>
    show(desk, chatNotice(desk.reader.messages.chat.aboutReset, [{ action: 'reset.start' }], desk.reader)),
  'sign-out': signOut,
  cancel,
  // A code that nobody waits for came too late. It is nothing to open a case again for.
  code: async (desk) => {
    if (!(await desk.dialogs.goOn())) await askAgain(desk);
  },
  unknown: continueOrGoOn,
};

/** Does what a sentence asks for. */
export async function handleCommand(desk: Desk, intent: Intent, text: string): Promise<void> {
  if (await passToHelpdesk(desk, intent)) return;
  if (intent.kind !== 'unknown') desk.note({ misunderstandings: 0 });
  await dispatch(desk, intent, text);
}

function dispatch<K extends Intent['kind']>(desk: Desk, intent: IntentOf<K>, text: string): Promise<void> {
  const kind: K = intent.kind;
  return HANDLERS[kind](desk, intent, text);
}

async function signOut(desk: Desk): Promise<void> {
  await desk.dialogs.cancel();
  await desk.services.tokens.signOut(desk.context);
  await say(desk, desk.reader.messages.chat.signedOut);
}

/** What is open is stopped first; a conversation with the helpdesk goes on until somebody stops that. */
async function cancel(desk: Desk): Promise<void> {
  const { cases, chat } = desk.reader.messages;
  const wasOpen = await desk.dialogs.goOn();
  const current = await desk.services.cases.current(desk.turn.sender.oid);
  if (current === undefined) return wasOpen ? undefined : say(desk, chat.nothingToCancel);
  if (wasOpen) return say(desk, cases.stillOpen(caseNumber(current.number)));
  await endCase(desk);
}

/** Words without a meaning of their own may still answer the open prompt, such as a device's name. */
async function continueOrGoOn(desk: Desk): Promise<void> {
  if (await desk.dialogs.goOn()) return;
  if (await goOnWithLastCase(desk)) return;
  await askAgain(desk);
}

async function askAgain(desk: Desk): Promise<void> {
  const misunderstandings = desk.entry.misunderstandings + 1;
  desk.note({ misunderstandings });
  const { chat } = desk.reader.messages;
  if (misunderstandings < MISUNDERSTANDINGS_BEFORE_CONTACT) return showHelp(desk, chat.notUnderstood);
  await say(desk, chat.notUnderstoodAgain);
  await showContact(desk);
}
