import { formatDateTime } from '../locales/format.ts';
import type { Reader } from '../locales/index.ts';
import type { Case, CaseEntry } from '../services/helpdesk/case.ts';
import { escapeText } from './plain-text.ts';

/** The newest entries: older ones would push the card over its size. */
const MAX_ENTRIES = 12;

/** A line of the timeline. */
export interface TimelineRow {
  readonly mark: string;
  /** Shown in a text run: may hold text that people made. */
  readonly text: string;
}

/** What happened in a case so far, oldest first. */
export function timelineOf({ timeline }: Case, reader: Reader): readonly TimelineRow[] {
  return timeline.slice(-MAX_ENTRIES).map((entry) => ({
    mark: formatDateTime(entry.at, reader),
    text: [whatOf(entry, reader), escapeText(entry.by?.name ?? '')].filter((part) => part !== '').join(' · '),
  }));
}

function whatOf({ what, detail }: CaseEntry, reader: Reader): string {
  const words = reader.helpdesk;
  const said = what === 'opened' ? (entryOf(words.reasons, detail ?? '') ?? '') : sayDetail(detail, reader);
  return said === '' ? words.happened[what] : `${words.happened[what]}: ${said}`;
}

/** A detail is a code: of a reset's state or failure, or of how a case was resolved. Others are shown as they are. */
export function sayDetail(detail: string | undefined, { helpdesk, messages }: Reader): string {
  if (detail === undefined) return '';
  return (
    entryOf(helpdesk.failureAdvice, detail)?.said ??
    entryOf(messages.state, detail) ??
    entryOf(helpdesk.resolutions, detail) ??
    escapeText(detail)
  );
}

function entryOf<T>(table: Readonly<Record<string, T>>, key: string): T | undefined {
  return Object.hasOwn(table, key) ? table[key] : undefined;
}
