import type { Messages } from '../locales/index.ts';
import type { ResetState } from '../services/resets/reset.ts';

/** How a step stands. */
export type StepMark = 'done' | 'now' | 'later' | 'stopped';

/** One line of the progress card. */
export interface Step {
  readonly step: keyof Messages['progress']['steps'];
  readonly mark: StepMark;
}

const ACCEPTED: Step = { step: 'accepted', mark: 'done' };
const SENT: Step = { step: 'sent', mark: 'done' };
const WAITING: Step = { step: 'waiting', mark: 'later' };

const STEPS: Record<ResetState, readonly Step[]> = {
  requested: [ACCEPTED, { step: 'sending', mark: 'now' }, WAITING],
  sending: [ACCEPTED, { step: 'sending', mark: 'now' }, WAITING],
  unknown: [ACCEPTED, { step: 'checking', mark: 'now' }, WAITING],
  pending: [ACCEPTED, SENT, { step: 'waiting', mark: 'now' }],
  done: [ACCEPTED, SENT, { step: 'done', mark: 'done' }],
  // A reset can fail before or after it was sent, so the step in between is not claimed.
  failed: [ACCEPTED, { step: 'failed', mark: 'stopped' }],
  expired: [ACCEPTED, SENT, { step: 'expired', mark: 'stopped' }],
  canceled: [ACCEPTED, { step: 'canceled', mark: 'stopped' }],
};

/** The steps of a reset in a state, from the request on. */
export function stepsOf(state: ResetState): readonly Step[] {
  return STEPS[state];
}
