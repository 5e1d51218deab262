import type { ResetCommand } from '../resets/reset-command.ts';
import { GraphError } from './graph-error.ts';
import type { Graph } from './graph.ts';
import { isGuid } from './guid.ts';

/**
 * Intune's `resetPasscode` action (v1.0; answers 204; `DeviceManagementManagedDevices.PrivilegedOperations.All`).
 *
 * The call is made with the bot's own rights: whoever calls this has checked the device's owner just before.
 */
export function createResetCommand(graph: Graph): ResetCommand {
  return {
    send: async (deviceId) => {
      if (!isGuid(deviceId)) throw new GraphError('graph.rejected', { retryable: false });
      await graph.post(`deviceManagement/managedDevices/${deviceId}/resetPasscode`);
    },
  };
}
