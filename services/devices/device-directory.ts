import type { Device } from './device.ts';

/** Finds the devices of a person. Every method answers only with devices whose `userId` is that person's. */
export interface DeviceDirectory {
  /**
   * All managed devices of a user, in Intune's order, all pages.
   *
   * @throws GraphError where Intune cannot be asked.
   */
  listOwned(userId: string): Promise<readonly Device[]>;

  /**
   * One device of a user, read afresh.
   *
   * @returns `undefined` where it does not exist **or belongs to somebody else**: the two look the same.
   * @throws GraphError where Intune cannot be asked.
   */
  findOwned(userId: string, deviceId: string): Promise<Device | undefined>;
}
