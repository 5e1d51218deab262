import type { ResetState } from '../services/resets/reset.ts';

/** The sign of each state. It always stands next to words that say the same. */
export const STATE_GLYPHS: Record<ResetState, string> = {
  requested: '⏳',
  sending: '⏳',
  unknown: '⏳',
  pending: '⏳',
  done: '✅',
  failed: '❌',
  expired: '⏱️',
  canceled: '🚫',
};
