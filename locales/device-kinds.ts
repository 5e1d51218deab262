import type { DeviceKind } from '../services/devices/platforms.ts';

/** What administrators call each kind of device, in every language: the names that Intune's admin centre uses. */
export const DEVICE_KINDS: Record<DeviceKind, string> = {
  ios: 'iOS/iPadOS',
  'android-administrator': 'Android (device administrator)',
  'windows-10-mobile': 'Windows 10 Mobile',
  'windows-phone-8-1': 'Windows Phone 8.1',
  'android-work-profile': 'Android (personal work profile)',
  'android-corporate-work-profile': 'Android (corporate work profile)',
  'android-fully-managed': 'Android (fully managed)',
  'aosp-user': 'Android (AOSP)',
  visionos: 'visionOS',
  'windows-8-1': 'Windows 8.1',
  'android-administrator-7-or-later': 'Android 7+ (device administrator)',
  'android-work-profile-before-8': 'Android 5–7 (work profile)',
  'android-dedicated': 'Android (dedicated)',
  'aosp-userless': 'Android (AOSP, userless)',
  'ios-user-enrolment': 'iOS/iPadOS (user enrolment)',
  'windows-pc': 'Windows',
  macos: 'macOS',
  linux: 'Linux',
  chromeos: 'ChromeOS',
  unknown: '–',
};
