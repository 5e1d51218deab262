import { formatDateTime } from '../locales/format.ts';
import { formatWeek } from '../locales/format-week.ts';
import type { Reader } from '../locales/index.ts';
import type { Instant } from '../services/platform/clock.ts';
import type { Hours } from '../services/policy/hours-schema.ts';
import type { AdaptiveCard } from './card.ts';
import { nameOf } from './device-name.ts';
import { type NoticeButton, renderNotice } from './notice.ts';
import { escapeText } from './plain-text.ts';

/** A case in the user's chat. `number` is told to people, such as `HD-1042`. */
export interface UserCaseView {
  readonly number: string;
  /** Untrusted text; absent or empty where nobody holds the case. */
  readonly helper?: string | undefined;
}

/** The helpdesk is closed. */
export interface OutOfHoursView {
  readonly number: string;
  /** Absent where it is always open by now. */
  readonly opening: { readonly at: Instant; readonly hours: Hours } | undefined;
}

/** A device that the helpdesk speaks of. */
export interface CaseDeviceView {
  readonly deviceId: string;
  /** Untrusted text. */
  readonly deviceName: string;
}

/** A person will come: where the user stands in the queue, in plain words, and how to go on. */
export function caseOpened(number: string, position: number | undefined, reader: Reader): AdaptiveCard {
  const { opened } = reader.messages.cases;
  const place = position === undefined || position <= 1 ? opened.next : opened.ahead(position - 1);
  return notice('good', opened.title(number), `${place} ${opened.how}`, ['case.end'], reader);
}

/** There is a case already; it stays the same one. */
export function caseOpenAlready(number: string, reader: Reader): AdaptiveCard {
  const { opened } = reader.messages.cases;
  return notice('info', opened.title(number), opened.already(number), ['case.end'], reader);
}

/** The case is kept until somebody is there, and when that is. */
export function caseOutOfHours({ number, opening }: OutOfHoursView, reader: Reader): AdaptiveCard {
  const { title, text, opens, week } = reader.messages.cases.outOfHours;
  const when =
    opening === undefined
      ? []
      : [opens(formatDateTime(opening.at, reader)), week(formatWeek(opening.hours, reader))];
  return notice('warning', title, [text(number), ...when].join(' '), ['contact.show', 'case.end'], reader);
}

/** Who takes care of it. */
export function caseClaimed({ number, helper }: UserCaseView, reader: Reader): AdaptiveCard {
  const { claimed } = reader.messages.cases;
  return notice(
    'good',
    claimed.title,
    claimed.text(helperName(helper, reader), number),
    ['case.end'],
    reader,
  );
}

/** It waits again. */
export function caseReleased({ number }: UserCaseView, reader: Reader): AdaptiveCard {
  const { released } = reader.messages.cases;
  return notice('info', released.title, released.text(number), ['case.end'], reader);
}

/** The user ended it. */
export function caseClosed({ number }: UserCaseView, reader: Reader): AdaptiveCard {
  const { closed } = reader.messages.cases;
  return notice('info', closed.title, closed.text(number), [{ action: 'reset.start' }, 'case.ask'], reader);
}

/** A helper suggests a reset; everything that a reset asks for is still asked for. */
export function resetOffered(view: CaseDeviceView & UserCaseView, reader: Reader): AdaptiveCard {
  const { resetOffered: words } = reader.messages.cases;
  const text = words.text(helperName(view.helper, reader), nameOf(view.deviceName, reader));
  return notice('info', words.title, text, [startWith(view), 'case.end'], reader);
}

/** The stricter tier is satisfied for a while. */
export function resetApproved(view: CaseDeviceView, reader: Reader): AdaptiveCard {
  const { approved } = reader.messages.cases;
  return notice(
    'good',
    approved.title,
    approved.text(nameOf(view.deviceName, reader)),
    [startWith(view)],
    reader,
  );
}

/** The helpdesk said no. */
export function resetDenied(view: CaseDeviceView, reader: Reader): AdaptiveCard {
  const { denied } = reader.messages.cases;
  return notice(
    'attention',
    denied.title,
    denied.text(nameOf(view.deviceName, reader)),
    ['case.end'],
    reader,
  );
}

/** The rating, once it was given. */
export function caseRated(number: string, reader: Reader): AdaptiveCard {
  const { resolved } = reader.messages.cases;
  return notice('good', resolved.title(number), resolved.thanks, [], reader);
}

/** A helper's name as cards show it; one without anything visible is called by the helpdesk's. */
function helperName(untrusted: string | undefined, reader: Reader): string {
  return escapeText(untrusted ?? '') || reader.messages.contact.title;
}

function startWith({ deviceId }: CaseDeviceView): NoticeButton {
  return { action: 'reset.start', device: deviceId };
}

function notice(
  tone: 'info' | 'good' | 'warning' | 'attention',
  title: string,
  text: string,
  buttons: readonly NoticeButton[],
  reader: Reader,
): AdaptiveCard {
  return renderNotice({ tone, title, text, buttons }, reader);
}
