/** Lets one piece of work at a time run for a key, over all instances. */
export interface KeyedLock {
  /**
   * Waits for its place, runs the work alone, and lets the next one in whatever the outcome.
   *
   * @throws IoError `lock.timeout` (retryable) where the place did not come up in time; the work did not start.
   */
  run<T>(key: string, work: () => Promise<T>): Promise<T>;
}
