import type { WatchBudget } from '../../../services/intune/watch-budget.ts';
import type { RateBudget } from '../../../services/platform/rate-budget.ts';
import type { LookKind } from '../../../services/resets/reset-outcome.ts';

/** A budget that has room, except as the test says. */
export class HandBudget implements RateBudget {
  /** How many requests each asked for, in order; also those who got no room. */
  readonly taken: number[] = [];
  readonly pauses: number[] = [];
  /** The next answers; room where there are none left. */
  waits: number[] = [];
  failure: Error | undefined;

  take(requests: number): Promise<number> {
    if (this.failure !== undefined) return Promise.reject(this.failure);
    this.taken.push(requests);
    return Promise.resolve(this.waits.shift() ?? 0);
  }

  pause(forMs: number): Promise<void> {
    if (this.failure !== undefined) return Promise.reject(this.failure);
    this.pauses.push(forMs);
    return Promise.resolve();
  }
}

/** The same for looks at devices. */
export class HandWatch extends HandBudget implements WatchBudget {
  /** Of which kind each was that asked, in order. */
  readonly kinds: LookKind[] = [];

  override take(reads: number, kind?: LookKind): Promise<number> {
    if (kind !== undefined) this.kinds.push(kind);
    return super.take(reads);
  }
}
