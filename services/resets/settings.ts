import { HOUR_MS, MINUTE_MS, SECOND_MS } from '../platform/clock.ts';

/** How soon, how often and for how long something is looked at again. */
export interface LookSchedule {
  /** The first wait, and the shortest, in milliseconds. */
  readonly firstMs: number;
  /** The longest wait, in milliseconds. */
  readonly maxMs: number;
  /** How much longer each wait is than the one before; above 1. */
  readonly growth: number;
  /** While somebody still waits for it: for so long from the beginning no wait is longer than that, in milliseconds. */
  readonly closely?: { readonly forMs: number; readonly maxMs: number };
  /** How far a wait may stray, as a part of itself (0.2 is ± 20 %), so that resets do not march in step. */
  readonly jitter: number;
}

/** What an administrator may tune about resets. Durations in milliseconds. */
export interface ResetSettings {
  /** When Intune is asked for the outcome, and when a chat that did not take the outcome is tried again. */
  readonly looks: LookSchedule;
  /** How long a device may take to answer before the reset counts as expired. */
  readonly expiresAfterMs: number;
  /** How long sending is tried, from its turn on, where Intune certainly did not take the request; then it fails. */
  readonly sendWithinMs: number;
  /** Longer than a POST can take: a reset found `sending` after that lost its worker. */
  readonly sendLeaseMs: number;
  /** How long Intune may need to show a result of a request whose answer was lost. */
  readonly unknownGraceMs: number;
  /** Longer than a message to the chat can take: an outcome not confirmed by then lost its worker. */
  readonly deliverLeaseMs: number;
  /** How long delivering an outcome is tried before it is recorded as undeliverable. */
  readonly deliverWithinMs: number;
  /** How long before they are due resets are handed to the queue; several times as long as between two feedings. */
  readonly feedAheadMs: number;
  /** How often resets that will soon be due are looked for. */
  readonly feedEveryMs: number;
  /** How often overdue resets are looked for, such as those whose job was lost in a crash. */
  readonly sweepEveryMs: number;
  /** How overdue a reset must be before a sweep schedules it again: its own job comes first. */
  readonly sweepSlackMs: number;
  /** How many overdue resets one sweep picks up. */
  readonly sweepLimit: number;
}

/**
 * How long the line may be in which resets wait for Intune. Longer, and people do better to come back: of the device in
 * their hand they know by then what else to do.
 */
export const LONGEST_LINE_MS = 15 * MINUTE_MS;

/** The design's numbers. */
export const DEFAULT_RESET_SETTINGS: ResetSettings = {
  looks: {
    firstMs: 5 * SECOND_MS,
    maxMs: 15 * MINUTE_MS,
    growth: 1.5,
    jitter: 0.2,
    // With the jitter, 19 of 20 people who still look at the chat hear of it within 10 s. (Issue: performance.)
    closely: { forMs: 2 * MINUTE_MS, maxMs: 8 * SECOND_MS },
  },
  expiresAfterMs: 72 * HOUR_MS,
  // As long as a proof is good: nobody's phone is reset when they have long given up.
  sendWithinMs: 5 * MINUTE_MS,
  sendLeaseMs: MINUTE_MS,
  unknownGraceMs: 5 * MINUTE_MS,
  deliverLeaseMs: MINUTE_MS,
  deliverWithinMs: 72 * HOUR_MS,
  feedAheadMs: 25 * SECOND_MS,
  feedEveryMs: 10 * SECOND_MS,
  sweepEveryMs: MINUTE_MS,
  sweepSlackMs: 30 * SECOND_MS,
  sweepLimit: 500,
};
