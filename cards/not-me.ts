import type { Reader } from '../locales/index.ts';
import type { NotMeOutcome } from '../services/policy/not-me.ts';
import type { AdaptiveCard } from './card.ts';
import { renderNotice } from './notice.ts';

/** What was done after "this wasn't me": what was stopped, what could not be, and who takes over. */
export function renderNotMe(outcome: NotMeOutcome, reader: Reader): AdaptiveCard {
  const { notMe } = reader.messages;
  const { canceled, tooLate, locked, caseNumber } = outcome;
  const lines = [
    notMe.blocked,
    ...(canceled > 0 ? [notMe.canceled(canceled)] : []),
    ...(tooLate > 0 ? [notMe.tooLate(tooLate)] : []),
    ...(locked ? [notMe.locked] : []),
    caseNumber === undefined ? notMe.noCase : notMe.caseOpened(caseNumber),
  ];
  return renderNotice(
    {
      tone: 'attention',
      title: notMe.title,
      text: lines.join(' '),
      buttons: ['contact.show', 'status.show'],
    },
    reader,
  );
}
