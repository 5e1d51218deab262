/** What a place is kept under, for a write beside it: only who knows the token may delete the key. */
export interface Hold {
  readonly key: string;
  readonly token: string;
}

/** The place that work has, for as long as it has it. */
export interface Lease {
  /**
   * Whether the place is still ours. It is lost where Redis was away, or this process stood still, for longer than
   * the lease: somebody else may be at work by then. To be asked before writing what the lock guards.
   */
  isHeld(): boolean;
  /**
   * Gives the place back before the work ends, which by then has written all that the lock guards, or has sent it: what
   * one server is asked later it carries out later. Done twice it is done once.
   */
  leave(): void;
  /**
   * Leaves giving back to a write that can do so in the same step, in the same server: half as much to ask for. Whatever
   * becomes of that write, the place runs out by itself. To be followed by {@link leave}.
   *
   * @returns Nothing where the place is not ours, or is kept nowhere.
   */
  handOver?(): Hold | undefined;
}

/** Fetches what work needs before it begins. */
export type Prepare = () => Promise<unknown>;

/** Lets one piece of work at a time run for a key, over all instances. */
export interface KeyedLock {
  /**
   * Waits for its place, runs the work alone, and lets the next one in whatever the outcome.
   *
   * No lock can promise more than that nearly always only one is at work: what must never be overwritten is
   * written by compare-and-set, too.
   *
   * @param prepare Fetches what the work needs first, such as what the lock guards: what it was last called for, it
   * reads after the place was ours. Asked together with each try for the place where that saves waiting for two
   * answers; what came of a try in vain is to be forgotten.
   * @throws IoError `lock.timeout` (retryable) where the place did not come up in time, and what `prepare` throws; the
   * work did not start.
   */
  run<T>(key: string, work: (lease: Lease) => Promise<T>, prepare?: Prepare): Promise<T>;
}
