import { SECOND_MS } from '../platform/clock.ts';
import type { ResetOutcome } from '../resets/reset-outcome.ts';
import { chooseResult, newest, type ActionResult } from './action-result.ts';
import { readActionResults, resultsOf } from './device-results.ts';
import { GraphError } from './graph-error.ts';
import type { Graph } from './graph.ts';
import { isGuid } from './guid.ts';
import { createReportLoader } from './report-loader.ts';
import { unlessGone } from './unless-gone.ts';
import type { WatchBudget } from './watch-budget.ts';

/**
 * How far Intune's clock may be behind ours. Not verified against a tenant. Too small, and our own result is
 * never found; too large, and an earlier reset of the same device is taken for ours.
 */
export const DEFAULT_OUTCOME_SKEW_MS = 30 * SECOND_MS;

/** What the outcome of resets is read with. */
export interface ResetOutcomeDeps {
  readonly graph: Pick<Graph, 'get' | 'getMany'>;
  /** For reading outcomes. A person who waits for a passcode is not held back by it. */
  readonly watchBudget: WatchBudget;
  readonly skewMs?: number;
}

/**
 * What Intune tells of resets on a device (`deviceActionResults`).
 *
 * Outcomes, which are asked for all the time, go in batches and within a budget. A passcode is read alone, at
 * the moment when somebody wants to see it.
 */
export function createResetOutcome(deps: ResetOutcomeDeps): ResetOutcome {
  const { graph, watchBudget, skewMs = DEFAULT_OUTCOME_SKEW_MS } = deps;
  const loadReports = createReportLoader({ graph, budget: watchBudget });
  return {
    lastStart: async (deviceId) => newest(await readOne(graph, deviceId))?.startedAt,
    read: async (deviceId, since, precededBy, kind = 'close') => {
      const reports = isGuid(deviceId) ? await loadReports(deviceId, kind) : 'device-gone';
      return reports === 'device-gone' ? reports : chooseResult(reports, since, skewMs, precededBy);
    },
    readPasscode: async (deviceId, since, precededBy) => {
      const done = (await readOne(graph, deviceId)).filter(({ state }) => state === 'done');
      return chooseResult(done, since, skewMs, precededBy)?.passcode;
    },
  };
}

/** None where the device is gone. */
async function readOne(graph: Pick<Graph, 'get'>, deviceId: string): Promise<readonly ActionResult[]> {
  if (!isGuid(deviceId)) return [];
  const { path, query } = resultsOf(deviceId);
  const answer = await unlessGone(graph.get('v1.0', path, query));
  if (answer === undefined) return [];
  const results = readActionResults(answer);
  if (results !== undefined) return results;
  throw new GraphError('graph.unexpected-response', { retryable: false });
}
