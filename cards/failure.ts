import type { Reader } from '../locales/index.ts';
import type { ResettableKind } from '../services/devices/platforms.ts';
import type { FailureReason } from '../services/resets/reset.ts';
import { type AdaptiveCard, compileCard } from './card.ts';
import { nameOf } from './device-name.ts';
import { type NoticeButton, noticeButton } from './notice.ts';
import layout from './templates/failure.json' with { type: 'json' };

const fill = compileCard(layout);

/** A reset that failed. */
export interface FailureView {
  readonly resetId: string;
  readonly deviceId: string;
  /** Untrusted text. */
  readonly deviceName: string;
  readonly kind: ResettableKind;
  readonly failure: FailureReason;
}

/** Where asking again may end differently. After a lost answer a person has to look at the device first. */
const WORTH_TRYING_AGAIN: Record<FailureReason, boolean> = {
  'not-your-device': false,
  'device-gone': false,
  'not-permitted': false,
  rejected: false,
  unavailable: true,
  paused: true,
  'not-confirmed': false,
  'failed-on-device': true,
  'not-supported': false,
  'canceled-in-intune': true,
};

/** What happened, and what the person can do now. */
export function renderFailure(view: FailureView, reader: Reader): AdaptiveCard {
  const { failed, failure } = reader.messages;
  const again: NoticeButton = { action: 'reset.start', device: view.deviceId };
  const notMe: NoticeButton = { action: 'not-me.report', reset: view.resetId };
  const ask: NoticeButton = { action: 'case.ask', device: view.deviceId };
  const ways = [...(WORTH_TRYING_AGAIN[view.failure] ? [again] : []), ask, notMe];
  return fill({
    lang: reader.language,
    summary: failed.title,
    glyph: '❌',
    style: 'attention',
    title: failed.title,
    deviceName: nameOf(view.deviceName, reader),
    what: whatHappened(view, reader).map((text) => ({ text })),
    nextTitle: failed.nextTitle,
    next: failure[view.failure].next,
    buttons: ways.map((way) => noticeButton(way, reader)),
  });
}

function whatHappened(view: FailureView, reader: Reader): readonly string[] {
  const { failure, platforms } = reader.messages;
  const hint = view.failure === 'failed-on-device' ? platforms[view.kind].failureHint : '';
  return [failure[view.failure].what, hint].filter((text) => text !== '');
}
