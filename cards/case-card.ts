import { formatTime } from '../locales/format.ts';
import type { HelpdeskTexts } from '../locales/helpdesk-texts.ts';
import type { Reader } from '../locales/index.ts';
import type { Case, CaseState } from '../services/helpdesk/case.ts';
import type { Instant } from '../services/platform/clock.ts';
import { type AdaptiveCard, compileCard, optional } from './card.ts';
import { adviceFor } from './case-advice.ts';
import { caseButtons } from './case-buttons.ts';
import { caseFacts } from './case-facts.ts';
import { timelineOf } from './case-timeline.ts';
import { numbered } from './numbered.ts';
import { escapeText } from './plain-text.ts';
import layout from './templates/case.json' with { type: 'json' };

const fill = compileCard(layout);

/** What a helper may write at once, in characters. Longer answers go into the thread. */
const MAX_REPLY_LENGTH = 4000;

/** A case as the helpdesk's channel shows it. */
export interface CaseView {
  readonly shown: Case;
  /** Told to people, such as `HD-1042`. */
  readonly number: string;
  readonly now: Instant;
  /** Opens a chat with the user; absent where the address is not known. */
  readonly chatUrl?: string | undefined;
}

const STYLES: Record<CaseState, string> = {
  open: 'warning',
  claimed: 'accent',
  resolved: 'good',
  closed: 'emphasis',
};
const GLYPHS: Record<CaseState, string> = { open: '🟡', claimed: '🔵', resolved: '✅', closed: '⚪' };

/** Everything about a case, and what a helper can do. Never a passcode: the bot does not keep any. */
export function renderCase(view: CaseView, reader: Reader): AdaptiveCard {
  const { shown, now } = view;
  const words = reader.helpdesk;
  const isUrgent = shown.priority === 'urgent' && isActive(shown);
  const title = words.caseTitle(view.number, words.states[shown.state]);
  return fill({
    lang: reader.language,
    summary: title,
    title,
    glyph: isUrgent ? '🔴' : GLYPHS[shown.state],
    style: isUrgent ? 'attention' : STYLES[shown.state],
    userName: escapeText(shown.user.name) || words.unnamed,
    leads: leadsOf(shown, words).map((text) => ({ text })),
    facts: caseFacts(shown, now, reader),
    sections: sectionsOf(shown, words, reader),
    replies: isActive(shown) ? [replyInput(words)] : [],
    resolutions: isActive(shown) ? [resolutionInput(words)] : [],
    asOf: words.lastChange(formatTime(now, reader)),
    buttons: caseButtons(view, words),
  });
}

/** Whether somebody still works on it, or should. */
function isActive({ state }: Case): boolean {
  return state === 'open' || state === 'claimed';
}

function leadsOf(shown: Case, words: HelpdeskTexts): readonly string[] {
  return [
    ...(shown.priority === 'urgent' ? [words.priorities.urgent] : []),
    words.reasons[shown.reason],
    ...optional(shown.resolution && words.resolutions[shown.resolution]),
    ...optional(shown.undeliverable && words.undeliverable[shown.undeliverable]),
  ];
}

function sectionsOf(shown: Case, words: HelpdeskTexts, reader: Reader): readonly object[] {
  const advice = isActive(shown) ? adviceFor(shown, reader) : [];
  return [
    { title: words.triedTitle, rows: timelineOf(shown, reader) },
    ...(advice.length === 0
      ? []
      : [
          {
            title: words.nextTitle,
            rows: numbered(advice).map(({ number, text }) => ({ mark: number, text })),
          },
        ]),
  ];
}

function replyInput(words: HelpdeskTexts): object {
  return {
    label: words.replyLabel,
    placeholder: words.replyPlaceholder,
    error: words.replyError,
    maxLength: MAX_REPLY_LENGTH,
  };
}

function resolutionInput(words: HelpdeskTexts): object {
  return {
    label: words.resolutionLabel,
    error: words.resolutionError,
    value: 'solved',
    choices: Object.entries(words.resolutions).map(([value, title]) => ({ title, value })),
  };
}
