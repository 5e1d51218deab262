import { createHash } from 'node:crypto';

import { DAY_MS, HOUR_MS, type Instant } from '../../services/platform/clock.ts';
import type { Person } from '../people.ts';
import type { ManagedDevice } from './managed-device.ts';
import type { NextOutcome, ResetAbility, SimulatedDevice } from './simulated-device.ts';

/** A device to begin with, in the words of whoever seeds it. What is left out is usual. */
export interface DeviceDraft {
  /** Left out: made from the owner and the name, the same in every run. */
  readonly id?: string;
  /** Left out: a device without a user, as in a kiosk. */
  readonly owner?: Person;
  readonly name: string;
  /** What it is, for the visitor of the devices page. Left out: system and version. */
  readonly kind?: string;
  readonly manufacturer: string;
  readonly model: string;
  readonly operatingSystem: string;
  readonly osVersion: string;
  /** Graph beta `deviceType`. */
  readonly deviceType: string;
  readonly reset: ResetAbility;
  readonly reach?: SimulatedDevice['reach'];
  readonly enrollmentType?: string;
  readonly ownership?: ManagedDevice['managedDeviceOwnerType'];
  readonly managementAgent?: string;
  readonly managementState?: string;
  readonly isSupervised?: boolean;
  readonly lastContactHoursAgo?: number;
  readonly online?: boolean;
  readonly nextOutcome?: NextOutcome;
}

/** Enrolled this long ago: any day in the past will do. */
const ENROLLED_BEFORE_MS = 200 * DAY_MS;

/** Makes a device of a draft, locked with a passcode nobody remembers. */
export function buildDevice(draft: DeviceDraft, now: Instant): SimulatedDevice {
  return {
    managed: buildManagedDevice(draft, now),
    kind: draft.kind ?? `${draft.operatingSystem} ${draft.osVersion}`,
    reset: draft.reset,
    reach: draft.reach ?? 'device',
    online: draft.online ?? true,
    nextOutcome: draft.nextOutcome ?? 'done',
    lock: { guard: 'forgotten', isOpen: false },
  };
}

function buildManagedDevice(draft: DeviceDraft, now: Instant): ManagedDevice {
  const fingerprint = createHash('sha256')
    .update(`${draft.owner?.oid ?? ''}/${draft.name}`)
    .digest('hex');
  return {
    id: draft.id ?? formatGuid(fingerprint),
    ...describeOwner(draft.owner),
    deviceName: draft.name,
    managedDeviceOwnerType: draft.ownership ?? 'company',
    enrolledDateTime: formatInstant(now - ENROLLED_BEFORE_MS),
    lastSyncDateTime: formatInstant(now - (draft.lastContactHoursAgo ?? 1) * HOUR_MS),
    operatingSystem: draft.operatingSystem,
    osVersion: draft.osVersion,
    manufacturer: draft.manufacturer,
    model: draft.model,
    serialNumber: fingerprint.slice(-12).toUpperCase(),
    deviceType: draft.deviceType,
    deviceEnrollmentType: draft.enrollmentType ?? 'userEnrollment',
    managementAgent: draft.managementAgent ?? 'mdm',
    managementState: draft.managementState ?? 'managed',
    complianceState: 'compliant',
    deviceRegistrationState: 'registered',
    isSupervised: draft.isSupervised ?? false,
    deviceActionResults: [],
  };
}

function describeOwner(
  owner: Person | undefined,
): Pick<ManagedDevice, 'userId' | 'userPrincipalName' | 'userDisplayName' | 'emailAddress'> {
  const address = owner?.username ?? '';
  return {
    userId: owner?.oid ?? '',
    userPrincipalName: address,
    userDisplayName: owner?.name ?? '',
    emailAddress: address,
  };
}

/** Graph's way of writing times: UTC, to the second or finer. */
export function formatInstant(instant: Instant): string {
  return new Date(instant).toISOString();
}

function formatGuid(hex: string): string {
  return hex.slice(0, 32).replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
