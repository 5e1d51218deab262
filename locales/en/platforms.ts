import type { ResetEffect, ResettableKind } from '../../services/devices/platforms.ts';
import { byReach, type PlatformText } from '../texts.ts';

const SET_NEW = 'Then choose a new passcode of your own in the Settings app.';
const REPLACED = 'The passcode you forgot stops working. A temporary one takes its place.';
const KEPT = 'Your apps, photos and files stay.';
const NEEDS_NETWORK =
  'The device must be switched on and connected. One that restarted while locked may have no network.';
const POLICY_HINT =
  'This can happen where your organisation does not require a passcode on this kind of device.';

function alphabet(effect: ResetEffect): string {
  if (effect.temporaryPasscode === 'numeric') return 'The temporary passcode has digits only.';
  return 'The temporary passcode has letters and digits.';
}

function replaced(effect: ResetEffect): readonly string[] {
  return [REPLACED, alphabet(effect), KEPT, NEEDS_NETWORK];
}

function unlockThenChange(): readonly string[] {
  return ['Unlock the device with the temporary passcode.', SET_NEW];
}

function workProfile(effect: ResetEffect): readonly string[] {
  return [
    'Only the passcode of your work profile changes. The lock of the phone itself stays as it is.',
    `A temporary passcode takes its place. ${alphabet(effect)}`,
    KEPT,
    NEEDS_NETWORK,
  ];
}

function openWorkProfile(): readonly string[] {
  return [
    'Open a work app and enter the temporary passcode.',
    'Then choose a new one: Settings, Security, Work profile security.',
  ];
}

const replacingPasscode: PlatformText = { consequences: replaced, next: unlockThenChange, failureHint: '' };

/** What a reset does on each kind of device, in the words of its own settings. */
export const platforms: Record<ResettableKind, PlatformText> = {
  ios: {
    consequences: () => [
      'The passcode is removed, so the device opens without one. There is no temporary passcode.',
      'Touch ID or Face ID is removed with it; you set it up again.',
      KEPT,
      NEEDS_NETWORK,
    ],
    next: () => [
      'Your iPhone or iPad opens without a passcode now. There is no temporary one.',
      'Set a new passcode: Settings, Face ID & Passcode (or Touch ID & Passcode). You may be asked to by itself, and may use the old one again.',
      'Set up Face ID or Touch ID again in the same place.',
    ],
    failureHint:
      'On an iPhone or iPad this can mean that Intune no longer holds the right key to unlock it. Then only the helpdesk can help, by erasing and setting it up again.',
  },
  'android-administrator': replacingPasscode,
  'windows-10-mobile': {
    ...replacingPasscode,
    consequences: (effect) => [
      REPLACED,
      alphabet(effect),
      'Windows Hello keeps working.',
      KEPT,
      NEEDS_NETWORK,
    ],
  },
  'windows-phone-8-1': replacingPasscode,
  'android-work-profile': {
    consequences: (effect) => [
      ...workProfile(effect),
      'Your phone may ask you to approve the reset. It continues once you have.',
    ],
    next: openWorkProfile,
    failureHint: POLICY_HINT,
  },
  'android-corporate-work-profile': {
    consequences: workProfile,
    next: openWorkProfile,
    failureHint: POLICY_HINT,
  },
  'android-fully-managed': {
    consequences: (effect) => byReach(effect, replaced, workProfile),
    next: (effect) => byReach(effect, unlockThenChange, openWorkProfile),
    failureHint: POLICY_HINT,
  },
  'aosp-user': replacingPasscode,
  visionos: {
    consequences: () => [
      'The passcode is removed, so the device opens without one. There is no temporary passcode.',
      'Optic ID is removed with it; you set it up again.',
      KEPT,
      NEEDS_NETWORK,
    ],
    next: () => [
      'Your Apple Vision Pro opens without a passcode now. There is no temporary one.',
      'Set a new passcode: Settings, Optic ID & Passcode. You may use the old one again.',
      'Set up Optic ID again in the same place.',
    ],
    failureHint: '',
  },
};
