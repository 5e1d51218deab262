import { formatTime } from '../locales/format.ts';
import type { Reader } from '../locales/index.ts';
import type { Instant } from '../services/platform/clock.ts';
import type { ResetState } from '../services/resets/reset.ts';
import { type AdaptiveCard, compileCard } from './card.ts';
import { nameOf } from './device-name.ts';
import { type NoticeButton, noticeButton } from './notice.ts';
import { STATE_GLYPHS } from './state-glyphs.ts';
import { stepsOf, type StepMark } from './progress-steps.ts';
import layout from './templates/progress.json' with { type: 'json' };

const fill = compileCard(layout);

const MINUTE_MS = 60_000;
/** A shorter wait is over before it is read. */
const WORTH_SAYING_MS = MINUTE_MS / 3;

/** A reset under way, or just ended. */
export interface ProgressView {
  readonly resetId: string;
  /** Untrusted text. */
  readonly deviceName: string;
  readonly state: ResetState;
  readonly requestedAt: Instant;
  /** When it is its turn to be sent, where it stands in line. */
  readonly turnAt?: Instant | undefined;
  readonly updatedAt: Instant;
}

const GLYPHS: Record<StepMark, string> = { done: '✅', now: '⏳', later: '⚪', stopped: '❌' };
const ENDED: ReadonlySet<ResetState> = new Set(['done', 'failed', 'expired', 'canceled']);

/** How a reset stands, step by step. The person need not wait for it. */
export function renderProgress(view: ProgressView, reader: Reader): AdaptiveCard {
  const { progress } = reader.messages;
  const notMe: NoticeButton = { action: 'not-me.report', reset: view.resetId };
  return fill({
    lang: reader.language,
    summary: `${progress.title}: ${reader.messages.state[view.state]}`,
    title: progress.title,
    deviceName: nameOf(view.deviceName, reader),
    glyph: STATE_GLYPHS[view.state],
    steps: stepsOf(view.state).map(({ step, mark }) => ({
      glyph: GLYPHS[mark],
      text: progress.steps[step],
      mark: progress.marks[mark],
      weight: mark === 'now' ? 'Bolder' : 'Default',
    })),
    advice: adviceFor(view, reader).map((text) => ({ text })),
    times: timesLine(view, reader),
    // Once it has ended, the final message carries the button.
    buttons: ENDED.has(view.state) ? [] : [noticeButton(notMe, reader)],
  });
}

function adviceFor(view: ProgressView, reader: Reader): readonly string[] {
  const { progress } = reader.messages;
  if (ENDED.has(view.state)) return [progress.ended];
  const minutes = minutesInLine(view);
  const line = minutes === 0 ? [] : [progress.inLine(minutes)];
  return [...line, progress.keepOnline, progress.noNeedToWait];
}

/** Rounded up: nobody minds to hear sooner. Nothing is said of a wait that is over before it is read. */
function minutesInLine({ state, turnAt = 0, updatedAt }: ProgressView): number {
  const waitMs = turnAt - updatedAt;
  return state === 'requested' && waitMs >= WORTH_SAYING_MS ? Math.ceil(waitMs / MINUTE_MS) : 0;
}

function timesLine(view: ProgressView, reader: Reader): string {
  const { progress } = reader.messages;
  const requested = progress.requestedAt(formatTime(view.requestedAt, reader));
  return `${requested} · ${progress.updatedAt(formatTime(view.updatedAt, reader))}`;
}
