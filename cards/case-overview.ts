import { formatAgo } from '../locales/format.ts';
import type { HelpdeskTexts } from '../locales/helpdesk-texts.ts';
import type { Reader } from '../locales/index.ts';
import type { Case } from '../services/helpdesk/case.ts';
import type { Instant } from '../services/platform/clock.ts';
import { type AdaptiveCard, compileCard } from './card.ts';
import { escapeText } from './plain-text.ts';
import layout from './templates/case-overview.json' with { type: 'json' };

const fill = compileCard(layout);

/** More than a screen shows; the card stays below its size with them. */
const MAX_ROWS = 8;

/** One case in the list. */
export interface CaseRow {
  readonly shown: Case;
  readonly number: string;
  /** Leads to its thread. */
  readonly url?: string | undefined;
}

/** The cases that are open, as one helper sees them. */
export interface CaseOverviewView {
  readonly waiting: readonly CaseRow[];
  readonly mine: readonly CaseRow[];
  readonly others: readonly CaseRow[];
  readonly now: Instant;
}

/** What is open, what is yours, and who waits longest. */
export function renderCaseOverview(view: CaseOverviewView, reader: Reader): AdaptiveCard {
  const { overview: words } = reader.helpdesk;
  const { waiting, mine, others } = view;
  const open = waiting.length + mine.length + others.length;
  const sections = [
    { title: words.mine, rows: mine },
    { title: words.waiting, rows: waiting },
    { title: words.others, rows: others },
  ];
  return fill({
    lang: reader.language,
    summary: words.title,
    glyph: '🗂️',
    title: words.title,
    notes: [{ text: open === 0 ? words.none : words.count(open) }],
    sections: sections
      .filter(({ rows }) => rows.length > 0)
      .map(({ title, rows }) => sectionPart(title, rows, view.now, reader)),
    buttons: [],
  });
}

function sectionPart(title: string, rows: readonly CaseRow[], now: Instant, reader: Reader): object {
  const words = reader.helpdesk;
  const left = rows.length - MAX_ROWS;
  return {
    title,
    rows: rows.slice(0, MAX_ROWS).map((row) => rowPart(row, words, now, reader)),
    more: left > 0 ? [{ text: words.overview.more(left) }] : [],
  };
}

function rowPart(
  { shown, number, url }: CaseRow,
  words: HelpdeskTexts,
  now: Instant,
  reader: Reader,
): object {
  const { overview } = words;
  const holder = escapeText(shown.claimedBy?.name ?? '');
  const since = overview.since(formatAgo(shown.openedAt, now, reader.language));
  const urgent = shown.priority === 'urgent' ? `${words.priorities.urgent} · ` : '';
  const link = url === undefined ? {} : { selectAction: { type: 'Action.OpenUrl', title: number, url } };
  return {
    heading: [
      { type: 'TextRun', text: number, weight: 'Bolder', ...link },
      { type: 'TextRun', text: `  ${escapeText(shown.user.name) || words.unnamed}` },
    ],
    reason: `${urgent}${words.reasons[shown.reason]}`,
    since: holder === '' ? since : `${since} · ${overview.withHelper(holder)}`,
  };
}
