import { DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS } from '../../services/platform/clock.ts';
import { nextLook } from '../../services/resets/schedule.ts';
import { DEFAULT_RESET_SETTINGS } from '../../services/resets/settings.ts';
import { type Figure, formatNumber } from '../report/figure.ts';
import { percentile } from '../report/stats.ts';

/** Enough that chance does not move what is shown. */
const SAMPLES = 5000;

const AGES: readonly (readonly [string, number])[] = [
  ['1 minute', MINUTE_MS],
  ['10 minutes', 10 * MINUTE_MS],
  ['1 hour', HOUR_MS],
  ['1 day', DAY_MS],
];

/**
 * How long a device is done before it is looked at, when it takes about so long: from the product's own schedule, played
 * through in no time. What comes to it is measured beside: a look and a message.
 */
export function lagByAge(): readonly Figure[] {
  return AGES.map(([age, ms]) => {
    const lags = Array.from({ length: SAMPLES }, () => lagOf(ms * (0.75 + Math.random() / 2)));
    const at = (share: number): string => `${formatNumber(percentile(lags, share) / SECOND_MS)} s`;
    return {
      what: `by schedule, from "device done" to the look that sees it, after about ${age}`,
      measured: `p50 ${at(0.5)}, p95 ${at(0.95)}`,
    };
  });
}

function lagOf(doneAfterMs: number): number {
  const { looks } = DEFAULT_RESET_SETTINGS;
  let now = 0;
  while (now < doneAfterMs) now = nextLook(looks, { since: 0, now, chance: Math.random() });
  return now - doneAfterMs;
}
