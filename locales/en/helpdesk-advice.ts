import type { NotResettableReason } from '../../services/devices/platforms.ts';
import type { CaseReason } from '../../services/helpdesk/case.ts';
import type { FailureReason } from '../../services/resets/reset.ts';
import type { FailureAdvice } from '../failure-advice.ts';

/** What Intune made of a reset, told to a helper, and what to try next. */
export const failureAdvice: Record<FailureReason, FailureAdvice> = {
  'not-your-device': {
    said: 'Intune names another primary user',
    next: ['Look at the primary user of the device in Intune, and correct it if it is wrong.'],
  },
  'device-gone': {
    said: 'Intune does not know the device any more',
    next: ['Find out whether it was retired or deleted. If so, it has to be enrolled again.'],
  },
  'not-permitted': {
    said: 'the bot lacks a permission',
    next: [
      'Tell your Intune administrator: the bot lacks DeviceManagementManagedDevices.PrivilegedOperations.All.',
      'Until then, reset the passcode in the Intune admin centre, once you know who is asking.',
    ],
  },
  rejected: {
    said: 'Intune refused the request',
    next: ['Look in Intune whether the device is being wiped or retired, or reports an error.'],
  },
  unavailable: {
    said: 'Intune could not be reached; nothing was sent',
    next: ['Look at the service health of Microsoft 365, then let the user try again.'],
  },
  paused: {
    said: 'resets are paused; nothing was sent',
    next: ['Look with “status” why resets are paused. The user can try again when they go on.'],
  },
  'not-confirmed': {
    said: 'Intune’s answer got lost; it may have been carried out',
    next: [
      'Look at the device actions in Intune before anything is sent again.',
      'Ask the user whether the old passcode still works.',
    ],
  },
  'failed-on-device': {
    said: 'the device could not carry it out',
    next: [
      'Ask the user to keep the device on and connected, then let them try again.',
      'Look at the error of the action in Intune.',
    ],
  },
  'not-supported': {
    said: 'the device does not support it',
    next: ['Look at the platform and enrolment in Intune; another way in may be to wipe and enrol again.'],
  },
  'canceled-in-intune': {
    said: 'somebody canceled it in Intune',
    next: ['Ask your colleagues why it was canceled before it is started again.'],
  },
};

/** What to do about a device that cannot be reset by the bot. */
export const otherWays: Record<NotResettableReason, string> = {
  'windows-8-1': 'Windows 8.1: reset the password of the account, or of the local user.',
  'android-administrator-7-or-later':
    'Android 7 or later with a device administrator: Google allows no reset. What is left is a wipe, and enrolling it as Android Enterprise.',
  'android-work-profile-before-8':
    'A work profile before Android 8: update Android, or remove the work profile and enrol again.',
  'ios-user-enrolment':
    'iOS with user enrolment: Apple allows no reset. The user can erase the device and enrol again.',
  'windows-pc': 'Windows: use “I forgot my PIN” at the sign-in screen, or reset the password in Entra ID.',
  macos: 'macOS: use the FileVault recovery key from Intune, or the local administrator.',
  linux: 'Linux: help with the local account; Intune cannot.',
  chromeos: 'ChromeOS: reset the password of the account that opens it.',
  'no-owner': 'A shared device: reset it in Intune, and look at who uses it.',
  'leaving-management': 'It is being retired or wiped: wait for the end, then enrol it again.',
  'unknown-platform': 'Look in Intune at what kind of device this is.',
};

/** Where to begin, by the reason for the case. */
export const reasonAdvice: Record<CaseReason, readonly string[]> = {
  asked: ['Ask what happened, and on which device.'],
  'not-supported': [],
  failed: [],
  expired: [
    'Ask the user to switch the device on and to connect it to Wi-Fi or mobile data.',
    'One that restarted while locked may have no network: a SIM card or a cable can bring it back.',
  ],
  blocked: ['Speak to the user, make sure who it is, and only then lift the block with “unblock”.'],
  'not-me': [
    'Call the user on a number that you know; do not trust this chat alone.',
    'Look at the sign-ins of the account in Entra ID, and reset its password if in doubt.',
    'Resets of this user stay blocked until an operator lifts it with “unblock”.',
  ],
  policy: ['Look at the rule that refused it. Only your organisation can make an exception.'],
  approval: ['Make sure who is asking, by a call or in person, before you approve.'],
  undeliverable: ['The bot cannot reach the user in chat: call or write another way.'],
  error: ['Ask the user to try again; if it fails again, look for the correlation id in the log.'],
};
