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
