import { formatDateTime } from '../locales/format.ts';
import type { Reader } from '../locales/index.ts';
import type { Instant } from '../services/platform/clock.ts';
import { type AdaptiveCard, compileCard } from './card.ts';
import { nameOf } from './device-name.ts';
import { type NoticeButton, noticeButton } from './notice.ts';
import layout from './templates/failure.json' with { type: 'json' };

const fill = compileCard(layout);

/** A reset whose device did not answer in time. */
export interface ExpiredView {
  readonly resetId: string;
  readonly deviceId: string;
  /** Untrusted text. */
  readonly deviceName: string;
  readonly requestedAt: Instant;
  readonly endedAt: Instant;
}

/** The device was not heard of, and what the person can do now. */
export function renderExpired(view: ExpiredView, reader: Reader): AdaptiveCard {
  const { expired, failed } = reader.messages;
  const ways: NoticeButton[] = [
    { action: 'reset.start', device: view.deviceId },
    { action: 'case.ask', device: view.deviceId },
    { action: 'not-me.report', reset: view.resetId },
  ];
  const what = expired.what(formatDateTime(view.requestedAt, reader), formatDateTime(view.endedAt, reader));
  return fill({
    lang: reader.language,
    summary: expired.title,
    glyph: '⏱️',
    style: 'warning',
    title: expired.title,
    deviceName: nameOf(view.deviceName, reader),
    what: [what, expired.still].map((text) => ({ text })),
    nextTitle: failed.nextTitle,
    next: expired.next,
    buttons: ways.map((way) => noticeButton(way, reader)),
  });
}
