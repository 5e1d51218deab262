import { DEVICE_KINDS } from '../locales/device-kinds.ts';
import { formatDuration } from '../locales/format-duration.ts';
import type { HelpdeskTexts } from '../locales/helpdesk-texts.ts';
import type { Reader } from '../locales/index.ts';
import type { CaseFigures } from '../services/helpdesk/case-service.ts';
import { type AdaptiveCard, compileCard } from './card.ts';
import { escapeText } from './plain-text.ts';
import layout from './templates/case-stats.json' with { type: 'json' };

const fill = compileCard(layout);

/** Teams has no charts in cards of version 1.5: a bar is a row of columns with colours. */
const BAR_WIDTH = 100;
const BAR_HEIGHT = '12px';
/** Whatever is counted is seen. */
const LEAST_WIDTH = 2;

/** The figures of the helpdesk. */
export interface CaseStatsView {
  readonly today: CaseFigures;
  readonly week: CaseFigures;
}

/** How many cases and resets there were, and how long they took. Every bar says its numbers in words beside it. */
export function renderCaseStats({ today, week }: CaseStatsView, reader: Reader): AdaptiveCard {
  const { stats: words } = reader.helpdesk;
  const bars = barsOf(week, words);
  const duration = (ms: number | undefined): string =>
    ms === undefined ? words.none : formatDuration(ms, reader.language);
  const rows: readonly (readonly [label: string, today: string, week: string])[] = [
    [words.opened, String(today.opened), String(week.opened)],
    [words.resolved, String(today.resolved), String(week.resolved)],
    [words.toClaim, duration(today.medianToClaimMs), duration(week.medianToClaimMs)],
    [words.toResolve, duration(today.medianToResolveMs), duration(week.medianToResolveMs)],
  ];
  return fill({
    lang: reader.language,
    summary: words.title,
    glyph: '📊',
    title: words.title,
    figures: [
      { label: ' ', today: words.today, week: words.week, weight: 'Bolder' },
      ...rows.map(([label, now, then]) => ({ label, today: now, week: then, weight: 'Default' })),
    ],
    chartTitle: words.resetsTitle,
    notes: bars.length === 0 ? [{ text: words.noResets }] : [],
    bars,
    buttons: [],
  });
}

function barsOf({ resetsDone, resetsFailed }: CaseFigures, words: HelpdeskTexts['stats']): readonly object[] {
  const kinds = [...new Set([...Object.keys(resetsDone), ...Object.keys(resetsFailed)])];
  const counted = kinds.map((kind) => ({
    kind,
    done: resetsDone[kind] ?? 0,
    failed: resetsFailed[kind] ?? 0,
  }));
  const most = Math.max(1, ...counted.map(({ done, failed }) => done + failed));
  return counted
    .filter(({ done, failed }) => done + failed > 0)
    .sort((one, other) => other.done + other.failed - one.done - one.failed)
    .map(({ kind, done, failed }) => ({
      label: nameOfKind(kind),
      value: words.bar(done, failed),
      columns: columnsOf(done / most, failed / most),
    }));
}

function nameOfKind(kind: string): string {
  const names: Readonly<Record<string, string>> = DEVICE_KINDS;
  return Object.hasOwn(names, kind) ? (names[kind] ?? '') : escapeText(kind);
}

function columnsOf(done: number, failed: number): readonly object[] {
  return [
    ...columnOf(done, 'good'),
    ...columnOf(failed, 'attention'),
    ...columnOf(1 - done - failed, 'default'),
  ];
}

/** `share` is the part of the longest bar, from 0 to 1. */
function columnOf(share: number, style: string): readonly object[] {
  if (share <= 0) return [];
  const width = Math.max(LEAST_WIDTH, Math.round(share * BAR_WIDTH));
  return [{ type: 'Column', width, style, minHeight: BAR_HEIGHT, spacing: 'None', items: [] }];
}
