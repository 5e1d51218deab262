import type { HelpdeskTexts } from '../locales/helpdesk-texts.ts';
import type { Case } from '../services/helpdesk/case.ts';
import type { CardPayload } from './actions.ts';
import { button, type ButtonOptions } from './button.ts';
import { optional } from './card.ts';

/** The case, and a chat with its user. */
interface CaseButtonsView {
  readonly shown: Case;
  readonly chatUrl?: string | undefined;
}

type Words = HelpdeskTexts['buttons'];

/** What a helper can do with a case as it stands: five buttons at most, as all clients show them. */
export function caseButtons(
  { shown, chatUrl }: CaseButtonsView,
  { buttons }: HelpdeskTexts,
): readonly object[] {
  const chat = optional(
    chatUrl === undefined ? undefined : { type: 'Action.OpenUrl', title: buttons.openChat, url: chatUrl },
  );
  if (shown.state === 'resolved' || shown.state === 'closed') return chat;
  const resolve = button(buttons.resolve, { v: 1, action: 'case.resolve', case: shown.id });
  const answers = [replyButton(shown, buttons), resolve];
  if (awaitsDecision(shown)) return [...decisionButtons(shown, buttons), ...answers, ...chat];
  const offer = offerButton(shown, buttons);
  return shown.state === 'open'
    ? [claimButton(shown, buttons), ...answers, ...offer, ...chat]
    : [...answers, ...offer, releaseButton(shown, buttons), ...chat];
}

function replyButton(shown: Case, words: Words): object {
  const style = shown.state === 'claimed' && !awaitsDecision(shown) ? ({ style: 'positive' } as const) : {};
  return button(words.reply, { v: 1, action: 'case.reply', case: shown.id }, style);
}

/** While an approval is waited for, answering takes it. */
function claimButton({ id }: Case, words: Words): object {
  return press(words.claim, { v: 1, action: 'case.claim', case: id }, { style: 'positive' });
}

function releaseButton({ id }: Case, words: Words): object {
  return press(words.release, { v: 1, action: 'case.release', case: id });
}

/** Not where the user is blocked, as after "this wasn't me": it would lead to a refusal. */
function offerButton({ id, device, reason }: Case, words: Words): readonly object[] {
  return device === undefined || reason === 'not-me' || reason === 'blocked'
    ? []
    : [press(words.offerReset, { v: 1, action: 'case.offer-reset', case: id })];
}

function decisionButtons(shown: Case, words: Words): readonly object[] {
  const { id, device } = shown;
  if (device === undefined) return [];
  return [
    press(
      words.approve,
      { v: 1, action: 'case.approve', case: id, device: device.id },
      { style: 'positive' },
    ),
    press(words.deny, { v: 1, action: 'case.deny', case: id }),
  ];
}

function awaitsDecision({ reason, decision }: Case): boolean {
  return reason === 'approval' && decision === undefined;
}

/** What is typed into the card stays out of it. */
function press(title: string, payload: CardPayload, options: ButtonOptions = {}): object {
  return button(title, payload, { ...options, withoutInputs: true });
}
