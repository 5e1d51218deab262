/** How many requests may go out. Meant for many small requests: the window holds far more than the burst. */
export interface RateLimit {
  /** The most in any window, wherever it begins. */
  readonly requests: number;
  readonly windowMs: number;
  /** The most at one moment after a rest; less than `requests`. The others are spread over the window. */
  readonly burst: number;
}

/** Room for requests to somebody who counts them, shared by all instances. */
export interface RateBudget {
  /**
   * Takes room for so many requests: for all of them or for none.
   *
   * Asking is all there is: who gets no room holds no place in a line either.
   *
   * @returns 0 where there was room. Otherwise after how many milliseconds asking again makes sense.
   * @throws RangeError where more are asked for than a burst holds, so that there never is room.
   * @throws IoError where the budget cannot be asked.
   */
  take(requests: number): Promise<number>;

  /**
   * Gives no room to any instance for so long, and then only as it grows again. Of several pauses the one
   * that ends last counts.
   *
   * A length of time rather than a moment: the clocks of the instances differ.
   */
  pause(forMs: number): Promise<void>;
}

/**
 * A limit as its implementations count: each request takes time of the budget, which time gives back
 * ("generic cell rate algorithm"). In whole microseconds, so that sums are exact.
 */
export interface Pace {
  /** What one request takes. */
  readonly costUs: number;
  /** What a rested budget holds. */
  readonly holdsUs: number;
}

/** Spreads what a burst leaves of the limit over the window: then no window sees more than the limit. Pure. */
export function paceOf({ requests, windowMs, burst }: RateLimit): Pace {
  const costUs = Math.ceil((windowMs * 1000) / (requests - burst));
  return { costUs, holdsUs: burst * costUs };
}

/** @throws RangeError where that many never have room. */
export function priceOf({ costUs, holdsUs }: Pace, requests: number): number {
  const priceUs = requests * costUs;
  if (priceUs > holdsUs) throw new RangeError(`${requests} requests are more than the budget ever holds`);
  return priceUs;
}
