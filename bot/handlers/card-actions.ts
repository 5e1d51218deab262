import type { CardAction, CardActionName } from '../../cards/actions.ts';
import { renderConfirmation } from '../../cards/confirmation.ts';
import { renderPasscode } from '../../cards/passcode.ts';
import { answerWithCard, answerWithText } from '../../dialogs/answer.ts';
import { RESET_PASSCODE } from '../../dialogs/reset-passcode/dialog.ts';
import { REVEAL_PASSCODE } from '../../dialogs/reveal-passcode/dialog.ts';
import { type PressedVia, scopeOf, userOf } from '../../dialogs/turn.ts';
import { PLATFORMS } from '../../services/devices/platforms.ts';
import type { RevealRefusal } from '../../services/resets/reset-service.ts';
import type { Desk } from '../desk.ts';
import { askPerson } from './ask-person.ts';
import { beginReset, showContact, showHelp, showStatus, switchLanguage } from './conversation.ts';
import { refuseForeignPress } from './helpdesk-channel/refuse-press.ts';
import { reportNotMe } from './not-me.ts';
import { endCase, rateCase, reopenCase } from './own-case.ts';

type Action<N extends CardActionName> = Extract<CardAction, { action: N }>;

/** One handler per button; a missing one does not compile. */
type CardHandlers = {
  readonly [N in CardActionName]: (desk: Desk, action: Action<N>, via: PressedVia) => Promise<void>;
};

const HANDLERS: CardHandlers = {
  'reset.start': (desk, { device }) =>
    device === undefined ? beginReset(desk, '') : desk.dialogs.begin(RESET_PASSCODE, { deviceId: device }),
  'devices.show': (desk) => beginReset(desk, ''),
  'devices.page': answerPrompt,
  'device.pick': answerPrompt,
  'consequences.confirm': answerPrompt,
  'prompt.cancel': answerPrompt,
  'passcode.show': (desk, { reset }, via) => showPasscode(desk, reset, via),
  'passcode.hide': (desk, { reset }) => hidePasscode(desk, reset),
  'not-me.report': (desk, { reset }) => reportNotMe(desk, reset),
  'status.show': (desk) => showStatus(desk),
  'contact.show': (desk) => showContact(desk),
  'help.show': (desk) => showHelp(desk),
  'language.set': (desk, { language }) => switchLanguage(desk, language),
  'case.ask': (desk, { device }) => askPerson(desk, device),
  'case.end': endCaseByButton,
  'case.again': (desk) => reopenCase(desk),
  'case.rate': (desk, rating) => rateCase(desk, rating),
  'case.claim': refuseHelper,
  'case.release': refuseHelper,
  'case.reply': refuseHelper,
  'case.resolve': refuseHelper,
  'case.offer-reset': refuseHelper,
  'case.approve': refuseHelper,
  'case.deny': refuseHelper,
};

/** The case itself says that it ended. */
async function endCaseByButton(desk: Desk): Promise<void> {
  if (await endCase(desk)) return;
  await answerWithText(desk.context, desk.reader.messages.cases.refusal({ reason: 'over' }));
}

/** Cases are handled in the helpdesk's channel. A helper's card in a private chat was forwarded, or made up. */
async function refuseHelper({ context, turn, services }: Desk): Promise<void> {
  const { correlationId } = scopeOf(context);
  await refuseForeignPress({ context, turn, correlationId, services: services.helpdesk });
}

/** Does what a button asks for. */
export function handleCardAction<N extends CardActionName>(
  desk: Desk,
  action: Action<N>,
  via: PressedVia,
): Promise<void> {
  const name: N = action.action;
  return HANDLERS[name](desk, action, via);
}

/** Buttons of a prompt answer that prompt and no other; once it has ended they say so kindly. */
async function answerPrompt(desk: Desk, { prompt }: { readonly prompt: string }): Promise<void> {
  if (desk.dialogs.prompt?.promptId === prompt) await desk.dialogs.goOn();
  else await answerWithText(desk.context, desk.reader.messages.chat.alreadyUsed);
}

/**
 * The passcode leaves in the answer to the press and nowhere else: Teams shows that only to the one who
 * pressed and keeps it out of the chat. A client that can only submit gets no passcode.
 */
async function showPasscode(desk: Desk, resetId: string, via: PressedVia): Promise<void> {
  const { reader, context, turn, services } = desk;
  if (via !== 'execute') return answerWithText(context, reader.messages.chat.passcodeNeedsNewerTeams);
  const revealed = await services.resets.reveal(userOf(context), resetId);
  if (!revealed.ok) return refuseReveal(desk, resetId, revealed.error);
  const reset = await services.resets.findOwned(turn.sender.oid, resetId);
  if (reset === undefined) return refuseReveal(desk, resetId, 'no-such-reset');
  const { name, kind } = reset.device;
  const view = {
    resetId,
    deviceName: name,
    kind,
    effect: PLATFORMS[kind],
    passcode: revealed.value.expose(),
  };
  return answerWithCard(context, renderPasscode(view, reader));
}

async function refuseReveal(desk: Desk, resetId: string, refusal: RevealRefusal): Promise<void> {
  await answerWithText(desk.context, desk.reader.messages.chat.revealRefused(refusal));
  if (refusal === 'proof-too-old') await desk.dialogs.begin(REVEAL_PASSCODE, { resetId });
}

async function hidePasscode(desk: Desk, resetId: string): Promise<void> {
  const { reader, context, services } = desk;
  const reset = await services.resets.findNamed(userOf(context), resetId);
  if (reset?.state !== 'done')
    return answerWithText(context, reader.messages.chat.revealRefused('no-such-reset'));
  const { name, kind } = reset.device;
  return answerWithCard(
    context,
    renderConfirmation({ resetId, deviceName: name, kind, effect: PLATFORMS[kind] }, reader),
  );
}
