import type { RateBudget, RateLimit } from '../platform/rate-budget.ts';
import type { ResetCommand } from '../resets/reset-command.ts';
import { GraphError } from './graph-error.ts';
import type { Graph } from './graph.ts';
import { isGuid } from './guid.ts';
import { GRAPH_WINDOW_MS, waitForRoom } from './watch-budget.ts';

/**
 * Intune takes 200 writes of an app in a tenant in any 20 s. (Graph's limits.) Somewhat less, since requests are counted
 * there a little later than here, and a tenth of it at once.
 */
export const RESET_LIMIT: RateLimit = { requests: 180, windowMs: GRAPH_WINDOW_MS, burst: 20 };

/**
 * How fast resets are taken on. Somewhat slower than they may be sent, so that those that have to be tried again find
 * room between the others.
 */
export const RESET_LINE: RateLimit = { requests: 170, windowMs: GRAPH_WINDOW_MS, burst: 20 };

/**
 * Intune's `resetPasscode` action (v1.0; answers 204; `DeviceManagementManagedDevices.PrivilegedOperations.All`).
 *
 * Where many reset at the same moment it waits shortly for room, and else is `graph.throttled`: the queue comes again.
 * The call is made with the bot's own rights: whoever calls this has checked the device's owner just before.
 */
export function createResetCommand(graph: Graph, budget: RateBudget): ResetCommand {
  return {
    send: async (deviceId) => {
      if (!isGuid(deviceId)) throw new GraphError('graph.rejected', { retryable: false });
      await waitForRoom(() => budget.take(1));
      await graph.post(`deviceManagement/managedDevices/${deviceId}/resetPasscode`);
    },
  };
}
