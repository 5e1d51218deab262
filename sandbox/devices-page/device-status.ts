import type { SimulatedDevice } from '../intune/simulated-device.ts';

/** How a device stands, in a sentence, and in which colour. */
export interface DeviceStatus {
  readonly tone: 'quiet' | 'busy' | 'good' | 'bad';
  readonly text: string;
}

/** Says how a device stands. Pure. */
export function describeStatus(device: SimulatedDevice): DeviceStatus {
  if (device.reset === 'refused') return { tone: 'quiet', text: 'Locked. A reset is refused.' };
  const state = device.managed.deviceActionResults.at(-1)?.actionState;
  switch (state) {
    case 'pending':
      return { tone: 'busy', text: describeWait(device) };
    case 'active':
      return { tone: 'busy', text: 'Resetting the passcode…' };
    case 'failed':
      return { tone: 'bad', text: 'The reset failed. The old passcode is still there.' };
    case 'notSupported':
      return { tone: 'bad', text: 'The device does not support a reset.' };
    case 'done':
    case undefined:
      return describeLock(device);
  }
}

function describeWait({ online, nextOutcome }: SimulatedDevice): string {
  if (!online) return 'Reset requested. Waits until the device is online.';
  return nextOutcome === 'never' ? 'Reset requested. It will not answer.' : 'Reset requested…';
}

function describeLock({ lock, reach }: SimulatedDevice): DeviceStatus {
  const what = reach === 'work-profile' ? 'work profile' : 'device';
  switch (lock.guard) {
    case 'forgotten':
      return lock.isOpen
        ? { tone: 'good', text: 'Open.' }
        : { tone: 'quiet', text: `Locked. Nobody remembers the passcode of this ${what}.` };
    case 'temporary':
      return lock.isOpen
        ? { tone: 'good', text: 'Unlocked with the temporary passcode.' }
        : { tone: 'good', text: 'Reset. The temporary passcode is in the chat.' };
    case 'none':
      return { tone: 'good', text: lock.isOpen ? 'Open. No passcode set.' : 'Reset. No passcode set.' };
  }
}
