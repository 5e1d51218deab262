import type { Device } from '../../../services/devices/device.ts';

/** A device that can be reset (an iPhone), with whatever facts a test is about. */
export function someDevice(facts: Partial<Device> = {}): Device {
  return {
    id: 'd1',
    userId: '5d1c2f6e-0000-4000-8000-000000000001',
    name: 'Phone of Alex',
    manufacturer: undefined,
    model: undefined,
    operatingSystem: 'iOS',
    osVersion: '17.5.1',
    deviceType: 'iPhone',
    enrollmentType: 'userEnrollment',
    managementAgent: 'mdm',
    managementState: 'managed',
    ownership: 'company',
    isSupervised: false,
    enrolledAt: undefined,
    lastContactAt: undefined,
    ...facts,
  };
}
