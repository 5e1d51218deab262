/** When a process died, Redis was away, or an answer of Teams was lost: only then something may be said twice. */
export interface Outages {
  /** Does what brings one, and notes it from its beginning to its end. */
  during<T>(work: () => Promise<T>): Promise<T>;
  /** From now on, in one conversation of Teams: its answers are lost. */
  lostAnswers(conversationId: string): void;
  /** Whether there was one between two records of the connector, the first of them included. */
  between(first: number, second: number, conversationId: string): boolean;
}

interface Outage {
  readonly from: number;
  to: number;
  readonly conversationId?: string;
}

/** @param now How far the connector's records are. */
export function createOutages(now: () => number): Outages {
  const all: Outage[] = [];
  return {
    async during(work) {
      const outage: Outage = { from: now(), to: Infinity };
      all.push(outage);
      try {
        return await work();
      } finally {
        outage.to = now();
      }
    },
    lostAnswers: (conversationId) => void all.push({ from: now(), to: Infinity, conversationId }),
    between: (first, second, place) =>
      all.some(
        ({ from, to, conversationId = place }) => from < second && to >= first && conversationId === place,
      ),
  };
}
