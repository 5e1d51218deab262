import { classify } from './classify.ts';
import type { Device } from './device.ts';
import { type DeviceKind, type Eligibility, PLATFORMS, type ResettableKind } from './platforms.ts';

/** Intune's `managementState` of a device that is being retired, wiped or deleted: a reset would come to nothing. */
const LEAVING = new Set(['retirepending', 'retireissued', 'wipepending', 'wipeissued', 'deletepending']);

/** Directories write "nobody" as an empty GUID, too. */
const NOBODY = /^[\s0-]*$/;

/**
 * Whether a device's passcode can be reset for its user, and what that does or why not. Pure.
 *
 * Says nothing of who is asking: that the device is the person's own is checked where it is read.
 */
export function eligibility(device: Device): Eligibility {
  if (NOBODY.test(device.userId)) return { eligible: false, reason: 'no-owner' };
  if (LEAVING.has(device.managementState.toLowerCase())) {
    return { eligible: false, reason: 'leaving-management' };
  }
  const kind = classify(device);
  return isResettable(kind)
    ? { eligible: true, kind, effect: PLATFORMS[kind] }
    : { eligible: false, reason: PLATFORMS[kind] };
}

/** The table says an effect for what can be reset and a reason for what cannot. */
function isResettable(kind: DeviceKind): kind is ResettableKind {
  return typeof PLATFORMS[kind] === 'object';
}
