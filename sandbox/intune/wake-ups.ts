/** Timers of devices that have something to do: at most one for each, none of which keeps the process alive. */
export interface WakeUps {
  /** Wakes a device after the delay, unless it is to be woken already. */
  set(key: string): void;
  readonly clear: () => void;
}

/** Makes timers that call `wake` with the key of the device. */
export function createWakeUps(delayMs: number, wake: (key: string) => void): WakeUps {
  const timers = new Map<string, NodeJS.Timeout>();

  function ring(key: string): void {
    timers.delete(key);
    wake(key);
  }

  return {
    set(key) {
      if (!timers.has(key)) timers.set(key, setTimeout(ring, delayMs, key).unref());
    },
    clear() {
      for (const timer of timers.values()) clearTimeout(timer);
      timers.clear();
    },
  };
}
