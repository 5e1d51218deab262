import { watchLimit } from '../../services/intune/watch-budget.ts';
import { systemClock } from '../../services/platform/clock.ts';
import { createMemoryRateBudget } from '../../services/platform/memory-rate-budget.ts';
import type { RateBudget } from '../../services/platform/rate-budget.ts';

/** A budget as in production, for tests that are about something else. */
export function roomyBudget(): RateBudget {
  return createMemoryRateBudget(watchLimit(1000), systemClock);
}
