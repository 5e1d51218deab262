import type { Instant } from '../../services/platform/clock.ts';
import { formatInstant } from './device-draft.ts';
import type { ManagedDevice, ResetAction } from './managed-device.ts';
import { generatePasscode } from './passcode.ts';
import type { Lock, ResetAbility, SimulatedDevice } from './simulated-device.ts';

/** Any number but zero: what Intune's numbers mean is not documented. */
const FAILURE_CODE = -2016330697;

/** Whether a reset is under way that the device still has to answer. */
export function hasOpenReset(device: SimulatedDevice): boolean {
  return device.managed.deviceActionResults.some(isOpen);
}

/** Whether the device would take its next step now. */
export function isWorking(device: SimulatedDevice): boolean {
  return device.online && device.nextOutcome !== 'never' && hasOpenReset(device);
}

/** Intune takes the command: the device has yet to hear of it. */
export function requestReset(device: SimulatedDevice, now: Instant): SimulatedDevice {
  const action: ResetAction = {
    '@odata.type': '#microsoft.graph.resetPasscodeActionResult',
    // Both names are seen: iOS shows the same call as "Remove passcode".
    actionName: device.reset === 'removes' ? 'removeDevicePasscode' : 'resetPasscode',
    actionState: 'pending',
    startDateTime: formatInstant(now),
    lastUpdatedDateTime: formatInstant(now),
    passcode: null,
    errorCode: 0,
  };
  return withActions(device, [...device.managed.deviceActionResults, action]);
}

/** The device takes the next step of its oldest open reset: it hears of it, then it answers. */
export function advanceReset(device: SimulatedDevice, now: Instant): SimulatedDevice {
  const open = device.managed.deviceActionResults.find(isOpen);
  if (!open) return device;
  const next = open.actionState === 'pending' ? { actionState: 'active' as const } : answer(device);
  const changed = { ...open, ...next, lastUpdatedDateTime: formatInstant(now) };
  const actions = device.managed.deviceActionResults.map((action) => (action === open ? changed : action));
  const reported = withActions(device, actions, { lastSyncDateTime: formatInstant(now) });
  return changed.actionState === 'done' ? { ...reported, lock: lockAfter(changed.passcode) } : reported;
}

type Answer = Pick<ResetAction, 'actionState' | 'passcode' | 'errorCode'>;

function answer(device: SimulatedDevice): Answer {
  if (device.nextOutcome === 'failed') {
    return { actionState: 'failed', passcode: null, errorCode: FAILURE_CODE };
  }
  if (device.nextOutcome === 'notSupported') {
    return { actionState: 'notSupported', passcode: null, errorCode: 0 };
  }
  return { actionState: 'done', passcode: newPasscode(device.reset), errorCode: 0 };
}

function newPasscode(reset: ResetAbility): string | null {
  return reset === 'numeric' || reset === 'alphanumeric' ? generatePasscode(reset) : null;
}

function lockAfter(passcode: string | null): Lock {
  return passcode === null
    ? { guard: 'none', isOpen: false }
    : { guard: 'temporary', passcode, isOpen: false };
}

function isOpen(action: ResetAction): boolean {
  return action.actionState === 'pending' || action.actionState === 'active';
}

function withActions(
  device: SimulatedDevice,
  deviceActionResults: readonly ResetAction[],
  changes: Partial<ManagedDevice> = {},
): SimulatedDevice {
  return { ...device, managed: { ...device.managed, ...changes, deviceActionResults } };
}
