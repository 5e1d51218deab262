import type { Measurement } from '../measurement.ts';
import { burst } from './burst.ts';
import { latency } from './latency.ts';
import { roundTrips } from './round-trips.ts';
import { scaleOut } from './scale-out.ts';
import { soak } from './soak.ts';
import { startUp } from './start-up.ts';
import { turnCost } from './turn-cost.ts';
import { watch } from './watch.ts';

/** Everything that can be measured, in the order of the page. */
export const MEASUREMENTS: readonly Measurement[] = [
  turnCost,
  roundTrips,
  latency,
  watch,
  burst,
  scaleOut,
  startUp,
  soak,
];
