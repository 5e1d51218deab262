/** The kinds of device whose passcode Intune can reset for a person. */
export type ResettableKind =
  | 'ios'
  | 'android-administrator'
  | 'windows-10-mobile'
  | 'windows-phone-8-1'
  | 'android-work-profile'
  | 'android-corporate-work-profile'
  | 'android-fully-managed'
  | 'aosp-user'
  | 'visionos';

/** The kinds of device whose passcode cannot be reset for a person. `unknown` is whatever no row describes. */
export type NotResettableKind =
  | 'windows-8-1'
  | 'android-administrator-7-or-later'
  | 'android-work-profile-before-8'
  | 'android-dedicated'
  | 'aosp-userless'
  | 'ios-user-enrolment'
  | 'windows-pc'
  | 'macos'
  | 'linux'
  | 'chromeos'
  | 'unknown';

/** What a device is, as far as a passcode reset is concerned. */
export type DeviceKind = ResettableKind | NotResettableKind;

/** Why a device cannot be reset in chat. Each reason has its own words in every language. */
export type NotResettableReason =
  | 'windows-8-1'
  | 'android-administrator-7-or-later'
  | 'android-work-profile-before-8'
  | 'ios-user-enrolment'
  | 'windows-pc'
  | 'macos'
  | 'linux'
  | 'chromeos'
  | 'no-owner'
  | 'leaving-management'
  | 'unknown-platform';

/** What replaces the forgotten passcode: nothing, or a temporary one of this alphabet. */
export type TemporaryPasscode = 'none' | 'numeric' | 'alphanumeric';

/** What a reset does on a kind of device. */
export interface ResetEffect {
  /** `work-profile`: only the work profile's own lock changes, the phone's stays. */
  readonly reach: 'device' | 'work-profile';
  readonly passcode: 'removed' | 'replaced';
  readonly temporaryPasscode: TemporaryPasscode;
}

/** Whether a device can be reset, and what that does or why not. */
export type Eligibility =
  | { readonly eligible: true; readonly kind: ResettableKind; readonly effect: ResetEffect }
  | { readonly eligible: false; readonly reason: NotResettableReason };

/** An effect for each kind that can be reset, a reason for each that cannot. */
type PlatformTable = Readonly<
  Record<ResettableKind, ResetEffect> & Record<NotResettableKind, NotResettableReason>
>;

/**
 * What a reset does on each kind of device, or why there is none.
 *
 * Source: Microsoft's Intune documentation, "Reset or remove a device passcode", and the Company Portal's
 * reset instructions (the first five rows). Not verified against a tenant, see docs/tenant-checklist.md:
 *
 * - `android-fully-managed`: documentation of 2022 says the device's passcode, of 2025 the work profile's.
 * - `visionos`: documented from 1.1 on, but Graph names no `deviceType` for it.
 */
export const PLATFORMS: PlatformTable = {
  // Touch ID and Face ID go with the passcode.
  ios: { reach: 'device', passcode: 'removed', temporaryPasscode: 'none' },
  'android-administrator': { reach: 'device', passcode: 'replaced', temporaryPasscode: 'alphanumeric' },
  'windows-10-mobile': { reach: 'device', passcode: 'replaced', temporaryPasscode: 'alphanumeric' },
  'windows-phone-8-1': { reach: 'device', passcode: 'replaced', temporaryPasscode: 'numeric' },
  'windows-8-1': 'windows-8-1',

  // Google removed the capability with Android 7.
  'android-administrator-7-or-later': 'android-administrator-7-or-later',
  'android-work-profile': { reach: 'work-profile', passcode: 'replaced', temporaryPasscode: 'alphanumeric' },
  'android-work-profile-before-8': 'android-work-profile-before-8',
  'android-corporate-work-profile': {
    reach: 'work-profile',
    passcode: 'replaced',
    temporaryPasscode: 'alphanumeric',
  },
  'android-fully-managed': { reach: 'device', passcode: 'replaced', temporaryPasscode: 'alphanumeric' },
  'aosp-user': { reach: 'device', passcode: 'replaced', temporaryPasscode: 'alphanumeric' },
  // Intune could reset the next two, but they belong to no person who could ask.
  'android-dedicated': 'no-owner',
  'aosp-userless': 'no-owner',

  // Apple forbids it: the phone is the person's own.
  'ios-user-enrolment': 'ios-user-enrolment',
  visionos: { reach: 'device', passcode: 'removed', temporaryPasscode: 'none' },
  'windows-pc': 'windows-pc',
  macos: 'macos',
  linux: 'linux',
  chromeos: 'chromeos',
  unknown: 'unknown-platform',
};
