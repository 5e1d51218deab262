import { formatDateTime } from '../locales/format.ts';
import type { Reader } from '../locales/index.ts';
import type { Instant } from '../services/platform/clock.ts';
import type { FailureReason, ResetState } from '../services/resets/reset.ts';
import { type AdaptiveCard, compileCard } from './card.ts';
import { nameOf } from './device-name.ts';
import { noticeButton } from './notice.ts';
import { STATE_GLYPHS } from './state-glyphs.ts';
import layout from './templates/status.json' with { type: 'json' };

const fill = compileCard(layout);

/** One of the person's resets. */
export interface StatusRow {
  /** Untrusted text. */
  readonly deviceName: string;
  readonly state: ResetState;
  readonly failure?: FailureReason | undefined;
  readonly requestedAt: Instant;
  readonly endedAt?: Instant | undefined;
}

/** The person's resets, newest first. */
export interface StatusView {
  readonly resets: readonly StatusRow[];
}

/** Older ones tell nothing that matters now. */
const MAX_ROWS = 10;

/** How the person's latest requests stand, ten at most. */
export function renderStatus(view: StatusView, reader: Reader): AdaptiveCard {
  const { status } = reader.messages;
  return fill({
    lang: reader.language,
    summary: status.title,
    title: status.title,
    none: view.resets.length === 0 ? [{ text: status.none }] : [],
    rows: view.resets.slice(0, MAX_ROWS).map((row) => rowPart(row, reader)),
    buttons: [
      noticeButton({ action: 'reset.start' }, reader),
      noticeButton('devices.show', reader),
      noticeButton('contact.show', reader),
    ],
  });
}

function rowPart(row: StatusRow, reader: Reader): object {
  const { failure, state } = reader.messages;
  return {
    deviceName: nameOf(row.deviceName, reader),
    glyph: STATE_GLYPHS[row.state],
    state: state[row.state],
    reasons: row.failure === undefined ? [] : [{ text: failure[row.failure].what }],
    times: timesLine(row, reader),
  };
}

function timesLine(row: StatusRow, reader: Reader): string {
  const { status } = reader.messages;
  const requested = status.requestedAt(formatDateTime(row.requestedAt, reader));
  if (row.endedAt === undefined) return requested;
  return `${requested} · ${status.endedAt(formatDateTime(row.endedAt, reader))}`;
}
