import DataLoader from 'dataloader';

import type { Result } from '../platform/result.ts';
import type { LookKind, OutcomeReport } from '../resets/reset-outcome.ts';
import { readActionResults, resultsOf } from './device-results.ts';
import { GraphError } from './graph-error.ts';
import { MOST_READS, type Graph } from './graph.ts';
import { LONGEST_WAIT_MS, waitForRoom, type WatchBudget } from './watch-budget.ts';

/** What Intune tells of all passcode resets on a device. */
export type DeviceReports = readonly OutcomeReport[] | 'device-gone';

/** Reads the reports of a device. @throws GraphError where Intune cannot be asked. */
export type LoadReports = (deviceId: string, kind: LookKind) => Promise<DeviceReports>;

/** Long enough that the workers' reads meet, short beside the time between two looks: seconds, or minutes. */
const GATHER_MS = { close: 20, patient: 100 } as const satisfies Record<LookKind, number>;

/** Who waits for room keeps a worker from everything else: patient looks never do. */
const PATIENCE_MS = { close: LONGEST_WAIT_MS, patient: 0 } as const satisfies Record<LookKind, number>;

interface LoaderDeps {
  readonly graph: Pick<Graph, 'getMany'>;
  readonly budget: WatchBudget;
}

/**
 * Gathers reads of devices that are asked for at about the same time into batches of one kind, within the budget.
 *
 * @returns For ids that are GUIDs. Nothing is kept; the passcodes that come along go no further than here.
 */
export function createReportLoader(deps: LoaderDeps): LoadReports {
  const loaders = { close: createGatherer(deps, 'close'), patient: createGatherer(deps, 'patient') };
  return (deviceId, kind) => loaders[kind].load(deviceId);
}

function createGatherer(deps: LoaderDeps, kind: LookKind): DataLoader<string, DeviceReports> {
  const loader = new DataLoader<string, DeviceReports>((ids) => readAll(deps, ids, kind), {
    maxBatchSize: MOST_READS,
    batchScheduleFn: (dispatch) =>
      setTimeout(() => {
        // Forgotten before it is read: only those who asked meanwhile share an answer.
        loader.clearAll();
        dispatch();
      }, GATHER_MS[kind]),
  });
  return loader;
}

/** @returns One entry for each id, in order; with an error in it, that one read fails. */
async function readAll(
  { graph, budget }: LoaderDeps,
  ids: readonly string[],
  kind: LookKind,
): Promise<(DeviceReports | GraphError)[]> {
  await waitForRoom(() => budget.take(ids.length, kind), PATIENCE_MS[kind]);
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
