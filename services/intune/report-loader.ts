import DataLoader from 'dataloader';

import type { RateBudget } from '../platform/rate-budget.ts';
import type { Result } from '../platform/result.ts';
import type { OutcomeReport } from '../resets/reset-outcome.ts';
import { readActionResults, resultsOf } from './device-results.ts';
import { GraphError } from './graph-error.ts';
import { MOST_READS, type Graph } from './graph.ts';
import { waitForRoom } from './watch-budget.ts';

/** What Intune tells of all passcode resets on a device. */
export type DeviceReports = readonly OutcomeReport[] | 'device-gone';

/** Reads the reports of a device. @throws GraphError where Intune cannot be asked. */
export type LoadReports = (deviceId: string) => Promise<DeviceReports>;

/** Long enough that the workers' reads meet, short beside the seconds between two looks. */
const GATHER_MS = 20;

/**
 * Gathers reads of devices that are asked for at about the same time into batches, within the budget.
 *
 * @returns For ids that are GUIDs. Nothing is kept; the passcodes that come along go no further than here.
 */
export function createReportLoader(graph: Pick<Graph, 'getMany'>, budget: RateBudget): LoadReports {
  const loader = new DataLoader<string, DeviceReports>((ids) => readAll(graph, budget, ids), {
    maxBatchSize: MOST_READS,
    batchScheduleFn: (dispatch) =>
      setTimeout(() => {
        // Forgotten before it is read: only those who asked meanwhile share an answer.
        loader.clearAll();
        dispatch();
      }, GATHER_MS),
  });
  return (deviceId) => loader.load(deviceId);
}

/** @returns One entry for each id, in order; with an error in it, that one read fails. */
async function readAll(
  graph: Pick<Graph, 'getMany'>,
  budget: RateBudget,
  ids: readonly string[],
): Promise<(DeviceReports | GraphError)[]> {
  await waitForRoom(budget, ids.length);
  const results = await graph.getMany(ids.map(resultsOf));
  return ids.map((_, place) => readReports(results[place]));
}

function readReports(result: Result<unknown, GraphError> | undefined): DeviceReports | GraphError {
  if (result === undefined) return unexpected();
  if (!result.ok) return result.error.code === 'graph.not-found' ? 'device-gone' : result.error;
  return readActionResults(result.value)?.map(withoutPasscode) ?? unexpected();
}

/** Named one by one, so that the passcode stays behind. */
function withoutPasscode({ state, startedAt, errorCode }: OutcomeReport): OutcomeReport {
  return { state, startedAt, errorCode };
}

function unexpected(): GraphError {
  return new GraphError('graph.unexpected-response', { retryable: false });
}
