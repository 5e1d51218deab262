import type { ManagedDevice } from './managed-device.ts';

/** The two versions of Microsoft Graph. */
export type GraphVersion = 'v1.0' | 'beta';

/** Which version names a property first: beta has them all. */
const SINCE: Readonly<Record<keyof ManagedDevice, GraphVersion>> = {
  id: 'v1.0',
  userId: 'v1.0',
  deviceName: 'v1.0',
  userPrincipalName: 'v1.0',
  userDisplayName: 'v1.0',
  emailAddress: 'v1.0',
  managedDeviceOwnerType: 'v1.0',
  enrolledDateTime: 'v1.0',
  lastSyncDateTime: 'v1.0',
  operatingSystem: 'v1.0',
  osVersion: 'v1.0',
  manufacturer: 'v1.0',
  model: 'v1.0',
  serialNumber: 'v1.0',
  deviceType: 'beta',
  deviceEnrollmentType: 'v1.0',
  managementAgent: 'v1.0',
  managementState: 'beta',
  complianceState: 'v1.0',
  deviceRegistrationState: 'v1.0',
  isSupervised: 'v1.0',
  deviceActionResults: 'v1.0',
};

/** The names that `$select` may use on managed devices in a version. */
export const MANAGED_DEVICE_PROPERTIES: Readonly<Record<GraphVersion, ReadonlySet<string>>> = {
  'v1.0': new Set(Object.entries(SINCE).flatMap(([name, since]) => (since === 'v1.0' ? [name] : []))),
  beta: new Set(Object.keys(SINCE)),
};

/** The values that v1.0 can name; it shows `unknown` for the Android Enterprise and AOSP kinds. */
const V1_ENROLLMENT_TYPES: ReadonlySet<string> = new Set([
  'unknown',
  'userEnrollment',
  'deviceEnrollmentManager',
  'appleBulkWithUser',
  'appleBulkWithoutUser',
  'windowsAzureADJoin',
  'windowsBulkUserless',
  'windowsAutoEnrollment',
  'windowsBulkAzureDomainJoin',
  'windowsCoManagement',
  'windowsAzureADJoinUsingDeviceAuth',
  'appleUserEnrollment',
  'appleUserEnrollmentWithServiceAccount',
]);

/** A managed device as one version of Graph sends it. */
export type ManagedDeviceView = Readonly<Record<string, unknown>>;

/** What a version of Graph shows of a device that was asked for by id. */
export function viewDevice(device: ManagedDevice, version: GraphVersion): ManagedDeviceView {
  return version === 'beta' ? { ...device } : viewInV1(device);
}

/** What a version of Graph shows of a device in a list, where the results of actions stay empty. */
export function viewListedDevice(device: ManagedDevice, version: GraphVersion): ManagedDeviceView {
  return { ...viewDevice(device, version), deviceActionResults: [] };
}

function viewInV1(device: ManagedDevice): ManagedDeviceView {
  const shown = Object.entries(device).filter(([name]) => MANAGED_DEVICE_PROPERTIES['v1.0'].has(name));
  return {
    ...Object.fromEntries(shown),
    deviceEnrollmentType: V1_ENROLLMENT_TYPES.has(device.deviceEnrollmentType)
      ? device.deviceEnrollmentType
      : 'unknown',
    managementAgent: device.managementAgent === 'intuneAosp' ? 'unknown' : device.managementAgent,
  };
}
