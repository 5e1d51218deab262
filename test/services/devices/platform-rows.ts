import type { Device } from '../../../services/devices/device.ts';
import type { NotResettableReason, ResetEffect } from '../../../services/devices/platforms.ts';

/** A row of the facts' table: devices that belong to it, and what the table promises. Written by hand, not derived. */
export interface PlatformRow {
  readonly row: string;
  readonly devices: readonly Partial<Device>[];
  readonly expected: ResetEffect | NotResettableReason;
}

const REMOVED: ResetEffect = { reach: 'device', passcode: 'removed', temporaryPasscode: 'none' };
const REPLACED: ResetEffect = { reach: 'device', passcode: 'replaced', temporaryPasscode: 'alphanumeric' };
const NUMERIC: ResetEffect = { reach: 'device', passcode: 'replaced', temporaryPasscode: 'numeric' };
const PROFILE: ResetEffect = {
  reach: 'work-profile',
  passcode: 'replaced',
  temporaryPasscode: 'alphanumeric',
};

function ios(deviceType: string, facts: Partial<Device> = {}): Partial<Device> {
  return { operatingSystem: 'iOS', deviceType, ...facts };
}

function android(deviceType: string, osVersion: string, facts: Partial<Device> = {}): Partial<Device> {
  return { operatingSystem: 'Android', deviceType, osVersion, ...facts };
}

function workProfile(osVersion: string, facts: Partial<Device> = {}): Partial<Device> {
  return android('androidForWork', osVersion, { ownership: 'personal', ...facts });
}

function enrolled(enrollmentType: string, facts: Partial<Device> = {}): Partial<Device> {
  return android('androidEnterprise', '14', { enrollmentType, ...facts });
}

function windows(deviceType: string, osVersion: string): Partial<Device> {
  return { operatingSystem: 'Windows', deviceType, osVersion };
}

/** The first five rows are the seed's own. */
export const PLATFORM_ROWS: readonly PlatformRow[] = [
  {
    row: 'iOS and iPadOS',
    devices: [
      ios('iPhone'),
      ios('iPad', { operatingSystem: 'iPadOS' }),
      ios('iPod', { osVersion: '' }),
      ios('IPHONE', { operatingSystem: 'IOS', enrollmentType: 'appleBulkWithUser' }),
      ios('iPhone', { enrollmentType: 'unknown', ownership: 'personal' }),
    ],
    expected: REMOVED,
  },
  {
    row: 'Android device administrator up to 6',
    devices: [
      android('android', '6.0.1'),
      android('android', '6.9'),
      android('android', '4.4'),
      android('ANDROID', ' 5 ', { ownership: 'personal' }),
    ],
    expected: REPLACED,
  },
  {
    row: 'Windows 10 Mobile',
    devices: [windows('windowsPhone', '10.0.15254'), windows('windowsPhone', '10.0.15254.603')],
    expected: REPLACED,
  },
  {
    row: 'Windows Phone 8.1',
    devices: [
      windows('windowsPhone', '8.1'),
      windows('windowsPhone', '8.10.14219.341'),
      { ...windows('WindowsPhone', '8.1'), operatingSystem: 'Windows Phone' },
    ],
    expected: NUMERIC,
  },
  {
    row: 'Windows 8.1',
    devices: [windows('desktop', '6.3.9600'), windows('desktop', '6.3')],
    expected: 'windows-8-1',
  },
  {
    row: 'Android device administrator from 7 on',
    devices: [android('android', '7.0'), android('android', '7'), android('android', '14')],
    expected: 'android-administrator-7-or-later',
  },
  {
    row: 'personal work profile from 8 on',
    devices: [
      workProfile('8.0'),
      workProfile('8.1.0'),
      workProfile('14', { operatingSystem: 'AndroidForWork' }),
    ],
    expected: PROFILE,
  },
  {
    row: 'personal work profile before 8',
    devices: [workProfile('7.1.2'), workProfile('6.0.1'), workProfile('7.99')],
    expected: 'android-work-profile-before-8',
  },
  {
    row: 'corporate-owned work profile',
    devices: [
      enrolled('androidEnterpriseCorporateWorkProfile'),
      enrolled('AndroidEnterpriseCorporateWorkProfile', {
        deviceType: 'androidForWork',
        ownership: 'unknown',
      }),
      enrolled('androidEnterpriseCorporateWorkProfile', { deviceType: 'unknown' }),
    ],
    expected: PROFILE,
  },
  {
    row: 'fully managed Android',
    devices: [
      enrolled('androidEnterpriseFullyManaged'),
      enrolled('androidEnterpriseFullyManaged', { operatingSystem: 'AndroidEnterprise' }),
    ],
    expected: REPLACED,
  },
  {
    row: 'AOSP with a user',
    devices: [
      enrolled('androidAOSPUserOwnedDeviceEnrollment', { deviceType: 'androidnGMS' }),
      android('androidnGMS', '10', { managementAgent: 'intuneAosp', enrollmentType: 'unknown' }),
    ],
    expected: REPLACED,
  },
  {
    row: 'dedicated and userless Android',
    devices: [
      enrolled('androidEnterpriseDedicatedDevice'),
      enrolled('androidAOSPUserlessDeviceEnrollment', {
        deviceType: 'androidnGMS',
        managementAgent: 'intuneAosp',
      }),
    ],
    expected: 'no-owner',
  },
  {
    row: 'iOS user enrolment',
    devices: [
      ios('iPhone', { enrollmentType: 'appleUserEnrollment' }),
      ios('iPad', { enrollmentType: 'appleUserEnrollmentWithServiceAccount' }),
      ios('iPhone', { enrollmentType: 'appleAccountDrivenUserEnrollment' }),
      ios('iPhone', { enrollmentType: 'APPLEUSERENROLLMENT' }),
    ],
    expected: 'ios-user-enrolment',
  },
  {
    row: 'visionOS from 1.1 on',
    devices: [
      { operatingSystem: 'visionOS', deviceType: 'unknown', osVersion: '1.1' },
      { operatingSystem: 'visionOS', deviceType: '', osVersion: '2.0' },
    ],
    expected: REMOVED,
  },
  {
    row: 'Windows 10 and 11 PC',
    devices: [
      windows('desktop', '10.0.22631.3593'),
      windows('cloudPC', '10.0.26100'),
      windows('desktop', ''),
    ],
    expected: 'windows-pc',
  },
  {
    row: 'macOS',
    devices: [
      { operatingSystem: 'macOS', deviceType: 'macMDM', osVersion: '14.5' },
      { operatingSystem: 'Mac OS X', deviceType: 'mac', osVersion: '10.15' },
    ],
    expected: 'macos',
  },
  {
    row: 'Linux',
    devices: [{ operatingSystem: 'Linux (ubuntu)', deviceType: 'linux', osVersion: '22.04' }],
    expected: 'linux',
  },
  {
    row: 'ChromeOS',
    devices: [
      { operatingSystem: 'ChromeOS', deviceType: 'chromeOS', osVersion: '120' },
      { operatingSystem: 'Chrome OS', deviceType: 'unknown', osVersion: '' },
    ],
    expected: 'chromeos',
  },
  {
    row: 'unknown',
    devices: [
      { operatingSystem: '', deviceType: '', osVersion: '' },
      { operatingSystem: 'BlackBerry', deviceType: 'blackberry', osVersion: '10' },
      windows('holoLens', '10.0.20348'),
      windows('windowsRT', '6.3'),
    ],
    expected: 'unknown-platform',
  },
];
