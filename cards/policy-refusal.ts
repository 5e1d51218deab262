import { formatDateTime } from '../locales/format.ts';
import type { Reader } from '../locales/index.ts';
import type { PolicyRefusal } from '../services/policy/policy-refusal.ts';
import type { AdaptiveCard } from './card.ts';
import { renderNotice } from './notice.ts';
import { escapeText } from './plain-text.ts';

/** A rule of the organisation that stands in the way. */
export interface PolicyRefusalView {
  readonly refusal: PolicyRefusal;
  /** The case in which a person was asked to approve, where one could be opened. */
  readonly caseNumber?: string | undefined;
}

/** Which rule it is in plain words, and the helpdesk as the way on. */
export function renderPolicyRefusal(
  { refusal, caseNumber }: PolicyRefusalView,
  reader: Reader,
): AdaptiveCard {
  const { approval, policyRefusal } = reader.messages;
  const { title, text } = policyRefusal(tidy(refusal), (at) => formatDateTime(at, reader));
  const asked = caseNumber === undefined ? approval.askYourself : approval.asked(caseNumber);
  const whole = refusal.reason === 'approval-needed' ? `${text} ${asked}` : text;
  return renderNotice(
    { tone: 'attention', title, text: whole, buttons: ['case.ask', 'devices.show'] },
    reader,
  );
}

/** The words of a pause are an operator's own; the sentence that they become part of has a full stop already. */
function tidy(refusal: PolicyRefusal): PolicyRefusal {
  if (refusal.reason !== 'paused') return refusal;
  return { ...refusal, note: escapeText(refusal.note).replace(/[\s.]+$/, '') };
}
