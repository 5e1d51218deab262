/** Ids as Intune and Entra make them. */
export const MINE = '11111111-aaaa-4aaa-8aaa-111111111111';
export const THEIRS = '22222222-bbbb-4bbb-8bbb-222222222222';
export const PHONE = '33333333-cccc-4ccc-8ccc-333333333333';
export const TABLET = '44444444-dddd-4ddd-8ddd-444444444444';

/** A managed device as Graph beta answers. */
export function managedDevice(changes: object = {}): object {
  return {
    id: PHONE,
    userId: MINE,
    deviceName: 'Phone of Alex',
    operatingSystem: 'Android',
    osVersion: '14',
    model: 'Pixel 8',
    manufacturer: 'Google',
    deviceType: 'androidForWork',
    deviceEnrollmentType: 'userEnrollment',
    managedDeviceOwnerType: 'personal',
    managementAgent: 'mdm',
    managementState: 'managed',
    isSupervised: false,
    enrolledDateTime: '2025-05-01T08:00:00.1234567Z',
    lastSyncDateTime: '0001-01-01T00:00:00Z',
    ...changes,
  };
}
