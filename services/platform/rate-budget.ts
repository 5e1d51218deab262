/** How many requests may go out. Meant for many small requests: the window holds far more than the burst. */
export interface RateLimit {
  /** The most in any window, wherever it begins. */
  readonly requests: number;
  readonly windowMs: number;
  /** The most at one moment after a rest; less than `requests`. The others are spread over the window. */
  readonly burst: number;
  /** How many of the burst are kept from those who take what is to spare ("trunk reservation"); none where absent. */
  readonly reserve?: number;
}

/** Which room a request may take: all that there is, or only what leaves the reserve untouched. */
export type Room = 'all' | 'spare';

/** Room for requests to somebody who counts them, shared by all instances. */
export interface RateBudget {
  /**
   * Takes room for so many requests: for all of them or for none.
   *
   * Asking is all there is: who gets no room holds no place in a line either.
   *
   * @param room All where absent.
   * @returns 0 where there was room. Otherwise after how many milliseconds asking again makes sense.
   * @throws RangeError where more are asked for than that room ever holds.
   * @throws IoError where the budget cannot be asked.
   */
  take(requests: number, room?: Room): Promise<number>;

  /**
   * Gives no room to any instance for so long, and then only as it grows again. Of several pauses the one
   * that ends last counts.
   *
   * A length of time rather than a moment: the clocks of the instances differ.
   */
  pause(forMs: number): Promise<void>;
}

/** Opens the budget of a name; everybody who opens it by that name shares it. */
export type OpenBudget = (name: string, limit: RateLimit) => RateBudget;

/**
 * A limit as its implementations count: each request takes time of the budget, which time gives back
 * ("generic cell rate algorithm"). In whole microseconds, so that sums are exact.
 */
export interface Pace {
  /** What one request takes. */
  readonly costUs: number;
  /** What a rested budget holds, in all and to spare. */
  readonly holdsUs: Readonly<Record<Room, number>>;
}

/** Spreads what a burst leaves of the limit over the window: then no window sees more than the limit. Pure. */
export function paceOf({ requests, windowMs, burst, reserve = 0 }: RateLimit): Pace {
  const costUs = Math.ceil((windowMs * 1000) / (requests - burst));
  return { costUs, holdsUs: { all: burst * costUs, spare: (burst - reserve) * costUs } };
}

/** @throws RangeError where that many never have room. */
export function priceOf({ costUs, holdsUs }: Pace, requests: number, room: Room = 'all'): number {
  const priceUs = requests * costUs;
  if (priceUs > holdsUs[room])
    throw new RangeError(`${requests} requests are more than the budget ever holds`);
  return priceUs;
}
