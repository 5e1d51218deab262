import { MEGAN } from '../../people.ts';
import type { DeviceDraft } from '../device-draft.ts';

/** Devices that are not Alex's: a colleague's, and two that have no user at all. */
export const OTHER_DEVICES: readonly DeviceDraft[] = [
  {
    owner: MEGAN,
    name: "Megan's iPhone 16",
    manufacturer: 'Apple',
    model: 'iPhone 16',
    operatingSystem: 'iOS',
    osVersion: '18.2',
    deviceType: 'iPhone',
    reset: 'removes',
  },
  {
    owner: MEGAN,
    name: 'Pixel 8a (Megan)',
    manufacturer: 'Google',
    model: 'Pixel 8a',
    operatingSystem: 'Android',
    osVersion: '15',
    deviceType: 'androidForWork',
    ownership: 'personal',
    lastContactHoursAgo: 2,
    reset: 'alphanumeric',
    reach: 'work-profile',
  },
  {
    name: 'Reception kiosk',
    manufacturer: 'samsung',
    model: 'Galaxy Tab A9+',
    operatingSystem: 'Android',
    osVersion: '14',
    deviceType: 'androidEnterprise',
    enrollmentType: 'androidEnterpriseDedicatedDevice',
    managementAgent: 'googleCloudDevicePolicyController',
    reset: 'alphanumeric',
  },
  {
    name: 'Shared headset 3',
    manufacturer: 'RealWear',
    model: 'Navigator 500',
    operatingSystem: 'Android (AOSP)',
    osVersion: '11',
    deviceType: 'android',
    enrollmentType: 'androidAOSPUserlessDeviceEnrollment',
    managementAgent: 'intuneAosp',
    reset: 'alphanumeric',
  },
];
