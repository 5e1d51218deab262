import type { Clock } from '../../services/platform/clock.ts';
import { buildDevice, type DeviceDraft } from './device-draft.ts';
import { advanceReset, isWorking, requestReset } from './reset-lifecycle.ts';
import type { Lock, SimulatedDevice } from './simulated-device.ts';
import { createWakeUps } from './wake-ups.ts';

/** What may be changed of a device from outside. */
export type DeviceChange = Partial<Pick<SimulatedDevice, 'online' | 'nextOutcome' | 'lock'>>;

/** Hears of a device that changed; `undefined`: everything did. */
export type WorldListener = (changed: SimulatedDevice | undefined) => void;

/** The devices of the sandbox and their lives. */
export interface DeviceWorld {
  list(): readonly SimulatedDevice[];
  /** Those of a user, by object id; none where there is no such user. */
  listOf(userId: string): readonly SimulatedDevice[];
  get(id: string): SimulatedDevice | undefined;
  /** @returns The changed device; `undefined` where there is none of that id. */
  change(id: string, change: DeviceChange): SimulatedDevice | undefined;
  /** Hands the device a reset, which it carries out when it is online, step by step. */
  requestReset(id: string): void;
  /** Tries to open the lock screen. @returns Whether it is open now. */
  unlock(id: string, typed: string): boolean;
  /** Puts back the devices of the beginning. */
  reset(): void;
  /** @returns A function that ends the subscription. */
  subscribe(listener: WorldListener): () => void;
  /** Stops every device. */
  readonly close: () => void;
}

/** What the world is made of. */
export interface DeviceWorldOptions {
  readonly clock: Clock;
  readonly seed: readonly DeviceDraft[];
  /** How long a device takes from `pending` to `active`, and from there to its answer, in milliseconds. */
  readonly stepDelayMs: number;
}

/** Makes a world in which devices live in memory and act on timers that never keep the process alive. */
export function createDeviceWorld({ clock, seed, stepDelayMs }: DeviceWorldOptions): DeviceWorld {
  const devices = new Map<string, SimulatedDevice>();
  // No device changes hands.
  let keysOfUsers = new Map<string, readonly string[]>();
  const listeners = new Set<WorldListener>();
  const wakeUps = createWakeUps(stepDelayMs, (key) => {
    const device = devices.get(key);
    // It may have gone offline in the meantime: then it waits until it is switched on again.
    if (device && isWorking(device)) put(advanceReset(device, clock.now()));
  });

  const get = (id: string): SimulatedDevice | undefined => devices.get(keyOf(id));

  function tell(changed: SimulatedDevice | undefined): void {
    for (const listener of listeners) listener(changed);
  }

  function put(device: SimulatedDevice): SimulatedDevice {
    const key = keyOf(device.managed.id);
    devices.set(key, device);
    if (isWorking(device)) wakeUps.set(key);
    tell(device);
    return device;
  }

  function reset(): void {
    wakeUps.clear();
    devices.clear();
    for (const device of seed.map((draft) => buildDevice(draft, clock.now()))) {
      devices.set(keyOf(device.managed.id), device);
    }
    const owned = Map.groupBy(devices, ([, { managed }]) => managed.userId);
    keysOfUsers = new Map([...owned].map(([userId, all]) => [userId, all.map(([key]) => key)]));
    tell(undefined);
  }

  reset();
  return {
    list: () => [...devices.values()],
    listOf: (userId) => (keysOfUsers.get(keyOf(userId)) ?? []).flatMap((key) => devices.get(key) ?? []),
    get,
    change: (id, change) => {
      const device = get(id);
      return device && put({ ...device, ...change });
    },
    requestReset: (id) => {
      const device = get(id);
      if (device) put(requestReset(device, clock.now()));
    },
    unlock: (id, typed) => {
      const device = get(id);
      if (!device || !opens(device.lock, typed)) return false;
      put({ ...device, lock: { ...device.lock, isOpen: true } });
      return true;
    },
    reset,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    close: wakeUps.clear,
  };
}

function opens(lock: Lock, typed: string): boolean {
  return lock.guard === 'none' || (lock.guard === 'temporary' && typed === lock.passcode);
}

/** Intune's ids are GUIDs: their case means nothing. */
function keyOf(id: string): string {
  return id.toLowerCase();
}
