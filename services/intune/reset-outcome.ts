import { z } from 'zod';

import { SECOND_MS } from '../platform/clock.ts';
import type { ResetOutcome } from '../resets/reset-outcome.ts';
import { chooseResult, readActionResult, type ActionResult } from './action-result.ts';
import { GraphError } from './graph-error.ts';
import type { Graph } from './graph.ts';
import { isGuid } from './guid.ts';
import { unlessGone } from './unless-gone.ts';

/**
 * How far Intune's clock may be behind ours. Not verified against a tenant. Too small, and our own result is
 * never found; too large, and an earlier reset of the same device is taken for ours.
 */
export const DEFAULT_OUTCOME_SKEW_MS = 30 * SECOND_MS;

const DeviceResults = z.object({ deviceActionResults: z.array(z.unknown()).nullish() });

/**
 * What Intune tells of resets on a device (`deviceActionResults`), asked for one device at a time: a list may
 * leave the results empty. An entry that cannot be read counts as absent.
 */
export function createResetOutcome(
  graph: Graph,
  { skewMs = DEFAULT_OUTCOME_SKEW_MS }: { readonly skewMs?: number } = {},
): ResetOutcome {
  return {
    read: async (deviceId, since) => {
      const results = await readResults(graph, deviceId);
      if (results === 'device-gone') return results;
      const chosen = chooseResult(results, since, skewMs);
      // Named one by one, so that the passcode stays here.
      return chosen && { state: chosen.state, startedAt: chosen.startedAt, errorCode: chosen.errorCode };
    },
    readPasscode: async (deviceId, since) => {
      const results = await readResults(graph, deviceId);
      return results === 'device-gone' ? undefined : chooseResult(results, since, skewMs)?.passcode;
    },
  };
}

async function readResults(graph: Graph, deviceId: string): Promise<ActionResult[] | 'device-gone'> {
  if (!isGuid(deviceId)) return 'device-gone';
  const path = `deviceManagement/managedDevices/${deviceId}`;
  const answer = await unlessGone(graph.get('v1.0', path, { $select: 'id,userId,deviceActionResults' }));
  if (answer === undefined) return 'device-gone';
  const device = DeviceResults.safeParse(answer);
  // No cause: nothing that was near a passcode goes into an error.
  if (!device.success) throw new GraphError('graph.unexpected-response', { retryable: false });
  return (device.data.deviceActionResults ?? [])
    .map(readActionResult)
    .filter((result) => result !== undefined);
}
