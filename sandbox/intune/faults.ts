import { randomUUID } from 'node:crypto';
import { posix } from 'node:path';

/** Something that goes wrong with matching requests. All that is given applies, delay first. */
export interface FaultRule {
  /** Left out: any method. */
  readonly method?: string | undefined;
  /** Glob over version and path (`**` spans segments), such as `**` and then `/resetPasscode`. Left out: any. */
  readonly pathPattern?: string | undefined;
  /** Answers with this status and Graph's body for it, without acting. */
  readonly status?: number | undefined;
  /** Sent as `Retry-After` along with the status. */
  readonly retryAfterSeconds?: number | undefined;
  /** Waits this long before anything else. */
  readonly delayMs?: number | undefined;
  /** Holds the answer back this long after Intune has acted. */
  readonly answerDelayMs?: number | undefined;
  /** Cuts the connection: before Intune acts, or after it has acted, so that only the answer is lost. */
  readonly drop?: 'before' | 'after' | undefined;
  /** How many requests it hits. Left out: all, until it is cleared. */
  readonly count?: number | undefined;
}

/** A rule in force. */
export interface Fault extends FaultRule {
  readonly id: string;
  /** How often it hit. */
  readonly hits: number;
}

/** The faults in force. */
export interface Faults {
  add(rule: FaultRule): Fault;
  list(): readonly Fault[];
  /** Finds the first rule for a request that is not used up, and counts the hit. */
  hit(method: string, path: string): FaultRule | undefined;
  clear(): void;
}

/** Makes an empty set of faults. */
export function createFaults(): Faults {
  const faults = new Map<string, Fault>();
  return {
    add(rule) {
      const fault = { ...rule, id: randomUUID(), hits: 0 };
      faults.set(fault.id, fault);
      return fault;
    },
    list: () => [...faults.values()],
    hit(method, path) {
      const fault = [...faults.values()].find((each) => applies(each, method, path));
      if (fault) faults.set(fault.id, { ...fault, hits: fault.hits + 1 });
      return fault;
    },
    clear() {
      faults.clear();
    },
  };
}

function applies({ method, pathPattern, count, hits }: Fault, asked: string, path: string): boolean {
  return (
    hits < (count ?? Infinity) &&
    (method === undefined || method.toUpperCase() === asked) &&
    (pathPattern === undefined || posix.matchesGlob(path, pathPattern))
  );
}
