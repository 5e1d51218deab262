import type { NotResettableReason } from '../../services/devices/platforms.ts';
import type { ProofProblem } from '../../services/identity/challenge.ts';
import type { RequestObstacle, RevealRefusal } from '../../services/resets/reset-service.ts';
import type { FailureReason, ResetState } from '../../services/resets/reset.ts';
import type { FailureText } from '../texts.ts';

/** Why a device cannot be reset here, and what to use instead. */
export const notResettable: Record<NotResettableReason, string> = {
  'windows-8-1':
    'Windows 8.1 has no passcode that Intune can reset. Contact the helpdesk to get back into this computer.',
  'android-administrator-7-or-later':
    'Google removed this for phones managed in this older way, from Android 7 on. Contact the helpdesk.',
  'android-work-profile-before-8':
    'A work profile can be reset from Android 8 on; this phone has an older version. Contact the helpdesk.',
  'ios-user-enrolment':
    'Apple does not let your organisation touch the passcode of a personal device enrolled in this way. Contact the helpdesk.',
  'windows-pc':
    'This is a Windows PC. At its sign-in screen choose “I forgot my PIN”, or contact the helpdesk.',
  macos: 'This is a Mac. Intune cannot reset its password; contact the helpdesk.',
  linux: 'This computer runs Linux. Intune cannot reset its password; contact the helpdesk.',
  chromeos:
    'This is a Chromebook: it opens with your account’s password. If you forgot that, contact the helpdesk.',
  'no-owner': 'This device is shared and has no user of its own. Contact the helpdesk.',
  'leaving-management':
    'This device is being removed from Intune and takes no more requests. Contact the helpdesk.',
  'unknown-platform': 'I do not recognise this kind of device. Contact the helpdesk.',
};

/** What happened when a reset failed, and what the person does now. */
export const failure: Record<FailureReason, FailureText> = {
  'not-your-device': {
    what: 'Intune does not list this device as yours any more, so nothing was sent to it.',
    next: 'Look at your devices. If this one should be there, contact the helpdesk.',
  },
  'device-gone': {
    what: 'Intune does not know this device any more, so nothing can reach it.',
    next: 'Contact the helpdesk: the device may have to be enrolled again.',
  },
  'not-permitted': {
    what: 'Intune did not allow me to do this: something is missing in my set-up. It has nothing to do with you or your device.',
    next: 'Contact the helpdesk; they can help you with your device.',
  },
  rejected: {
    what: 'Intune did not accept the reset for this device. Your old passcode still counts.',
    next: 'Contact the helpdesk; they can see more than I can.',
  },
  unavailable: {
    what: 'I could not reach Intune, so nothing was sent. Your old passcode still counts.',
    next: 'Try again in a few minutes. If it keeps happening, contact the helpdesk.',
  },
  paused: {
    what: 'All resets were paused before yours was sent, so nothing was sent. Your old passcode still counts.',
    next: 'Try again later, or contact the helpdesk if you cannot wait.',
  },
  'not-confirmed': {
    what: 'Intune’s answer got lost on the way. The reset may or may not have been carried out.',
    next: 'Look at your device first: does your old passcode still work, or does it ask for none? If you cannot get in, contact the helpdesk.',
  },
  'failed-on-device': {
    what: 'Your device received the reset but could not carry it out.',
    next: 'Keep it on and connected, then try again. If it fails again, contact the helpdesk.',
  },
  'not-supported': {
    what: 'Your device answered that it does not support this.',
    next: 'Contact the helpdesk; they know another way in.',
  },
  'canceled-in-intune': {
    what: 'An administrator canceled the reset in Intune. Your old passcode still counts.',
    next: 'Try again if you still need it, or contact the helpdesk.',
  },
};

/** Where a reset stands, in a word or two. */
export const state: Record<ResetState, string> = {
  requested: 'Being sent',
  sending: 'Being sent',
  unknown: 'Being checked',
  pending: 'Waiting for the device',
  done: 'Done',
  failed: 'Did not work',
  expired: 'No answer from the device',
  canceled: 'Canceled',
};

/** Why a sign-in was not accepted. Says no more than the person can act upon. */
export function proofProblem(problem: ProofProblem): string {
  switch (problem) {
    case 'wrong-user':
    case 'wrong-tenant':
      return 'That sign-in was with another account. Sign in with the account you use here in Teams.';
    case 'not-fresh':
      return 'That was an earlier sign-in. I need a new one, made just now: start again and type your password when asked.';
    case 'too-late':
    case 'token-expired':
      return 'That sign-in came after the five minutes. Nothing was changed; start again when you are ready.';
    case 'replayed':
      return 'That sign-in was used before. Start again and sign in once more.';
    case 'no-auth-time':
      return 'I cannot see when you signed in: something is missing in my set-up. Nothing was changed. Contact the helpdesk; they can help you with your device.';
    case 'wrong-codes':
      return 'The code was wrong several times, so I stopped that sign-in. Nothing was changed. Start again when you are ready.';
    case 'no-required-context':
      return 'I cannot see that you signed in as strongly as your organisation asks of you. Nothing was changed. Start again and complete every step of the sign-in; if it happens twice, contact the helpdesk.';
    case 'malformed':
    case 'bad-signature':
    case 'wrong-issuer':
    case 'wrong-audience':
    case 'token-not-yet-valid':
      return 'I could not verify that sign-in. Nothing was changed. Start again, or contact the helpdesk if it happens twice.';
  }
}

/** Why a reset was not started, apart from the organisation's rules. */
export function requestRefusal(refusal: RequestObstacle): string {
  switch (refusal.reason) {
    case 'no-such-device':
      return 'I do not find that device among yours. Nothing was started. Say “my devices” to see which ones I find.';
    case 'not-resettable':
      return notResettable[refusal.why];
    case 'device-busy':
      return 'A reset of this device is already under way. Say “status” to see how it stands.';
    case 'proof-not-valid':
      return 'More than five minutes passed since your sign-in. Nothing was started. Say “reset” and sign in once more.';
    case 'line-full':
      return 'So many people are resetting at this moment that it would take long. Nothing was started. Please say “reset” again in a quarter of an hour.';
    case 'context-not-proven':
      return 'Your organisation asks for a stronger sign-in for this by now. Nothing was started. Say “reset” and sign in once more.';
  }
}

/** Why a passcode is not shown. */
export function revealRefusal(refusal: RevealRefusal): string {
  switch (refusal) {
    case 'no-such-reset':
      return 'I do not find that reset among yours. Say “status” to see your requests.';
    case 'nothing-to-show':
      return 'There is no passcode to show for this reset. Say “status” to see how it stands.';
    case 'proof-too-old':
      return 'Your last sign-in was a while ago. Sign in once more, then I show the passcode.';
    case 'blocked':
      return 'To protect you, nothing is shown until a person at the helpdesk has spoken with you. Contact the helpdesk.';
    case 'shown-too-often':
      return 'This passcode was shown as often as your organisation allows. Say “reset” for a new one, or contact the helpdesk.';
    case 'gone':
      return 'Intune does not have this passcode any more. Say “reset” for a new one, or contact the helpdesk.';
  }
}
