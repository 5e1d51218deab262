import type { Instant } from '../platform/clock.ts';
import type { LookSchedule } from './settings.ts';

/** What the next look depends on. */
export interface LookFacts {
  /** When the waiting began. */
  readonly since: Instant;
  readonly now: Instant;
  /** From 0 up to 1, by chance: places the look within the jitter. */
  readonly chance: number;
  /** How long the other side asked to be left alone, in milliseconds. */
  readonly retryAfterMs?: number | undefined;
}

/**
 * When to look again.
 *
 * The wait follows from how long it has taken so far, not from a count of looks: looks that were lost
 * in a crash, or made twice, do not distort it. Waiting `(growth - 1)` of the elapsed time makes each
 * wait `growth` times the one before.
 */
export function nextLook(schedule: LookSchedule, facts: LookFacts): Instant {
  const elapsed = Math.max(0, facts.now - facts.since);
  const wait = Math.min(
    longestWait(schedule, elapsed),
    Math.max(schedule.firstMs, elapsed * (schedule.growth - 1)),
  );
  const strayed = wait * (1 + schedule.jitter * (2 * facts.chance - 1));
  return facts.now + Math.max(1, Math.round(strayed), facts.retryAfterMs ?? 0);
}

/** Whether somebody still waits for a look: also for the last one that was planned while the waits were short. Pure. */
export function isAwaited({ closely, jitter }: LookSchedule, elapsedMs: number): boolean {
  return closely !== undefined && elapsedMs <= closely.forMs + closely.maxMs * (1 + jitter);
}

function longestWait({ closely, maxMs }: LookSchedule, elapsedMs: number): number {
  return closely !== undefined && elapsedMs < closely.forMs ? closely.maxMs : maxMs;
}
