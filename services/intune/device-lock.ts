import type { DeviceDirectory } from '../devices/device-directory.ts';
import type { Graph } from './graph.ts';

/** Locks the screen of a person's own device. */
export interface DeviceLock {
  /**
   * Asks Intune to lock it, as the device does by itself when it is left alone.
   *
   * @returns `false` where the device does not exist or belongs to somebody else: the two look the same.
   * @throws GraphError where Intune could not be asked, or does not lock this kind of device.
   */
  lock(userId: string, deviceId: string): Promise<boolean>;
}

/**
 * Intune's `remoteLock` action (v1.0; answers 204; `DeviceManagementManagedDevices.PrivilegedOperations.All`).
 *
 * The bot may lock every device of the tenant, so the owner is asked for immediately before.
 */
export function createDeviceLock(graph: Graph, devices: Pick<DeviceDirectory, 'findOwned'>): DeviceLock {
  return {
    async lock(userId, deviceId) {
      const device = await devices.findOwned(userId, deviceId);
      if (device === undefined) return false;
      await graph.post(`deviceManagement/managedDevices/${device.id}/remoteLock`);
      return true;
    },
  };
}
