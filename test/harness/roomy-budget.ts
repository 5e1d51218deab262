import { RESET_LIMIT } from '../../services/intune/reset-command.ts';
import { createWatchBudget, type WatchBudget } from '../../services/intune/watch-budget.ts';
import { systemClock } from '../../services/platform/clock.ts';
import {
  createMemoryRateBudget,
  createMemoryRateBudgets,
} from '../../services/platform/memory-rate-budget.ts';
import type { RateBudget } from '../../services/platform/rate-budget.ts';

/** A budget for sending resets as in production, for tests that are about something else. */
export function roomyBudget(): RateBudget {
  return createMemoryRateBudget(RESET_LIMIT, systemClock);
}

/** A budget for following them as in production. */
export function roomyWatch(): WatchBudget {
  return createWatchBudget(createMemoryRateBudgets(systemClock), 1000);
}
