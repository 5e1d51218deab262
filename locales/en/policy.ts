import type { Instant } from '../../services/platform/clock.ts';
import type { PolicyRefusal } from '../../services/policy/policy-refusal.ts';
import { plural } from '../format.ts';
import type { NoticeText } from '../texts.ts';

const HELPDESK = 'Contact the helpdesk if you cannot wait.';
const NOT_HERE = 'Not possible here';
const NOT_NOW = 'Not possible yet';

/**
 * Which rule of the organisation does not let a reset go on, in plain words, and what to do next.
 *
 * @param at Says a moment as a date and time.
 */
export function policyRefusal(refusal: PolicyRefusal, at: (instant: Instant) => string): NoticeText {
  switch (refusal.reason) {
    case 'paused':
      return { title: 'Resets are paused', text: `${pause(refusal)} Nothing was started. ${HELPDESK}` };
    case 'blocked':
      return {
        title: 'Your resets are stopped',
        text: 'To protect you, resets of your devices are stopped until a person at the helpdesk has spoken with you. Nothing was started. Contact the helpdesk; only they can lift this.',
      };
    case 'platform-not-allowed':
      return {
        title: NOT_HERE,
        text: 'Your organisation does not allow resets of this kind of device here. Contact the helpdesk; they can help you with it.',
      };
    case 'ownership-not-allowed':
      return {
        title: NOT_HERE,
        text: `Your organisation does not allow resets of ${owned[refusal.ownership]} here. Contact the helpdesk; they can help you with it.`,
      };
    case 'enrolled-too-recently':
      return {
        title: NOT_NOW,
        text: `This device has to be enrolled for ${days(refusal.days)} first. A reset is possible from ${at(refusal.allowedAt)}. ${HELPDESK}`,
      };
    case 'enrolment-unknown':
      return {
        title: NOT_HERE,
        text: `A device has to be enrolled for ${days(refusal.days)} first, and Intune does not say since when this one is. Contact the helpdesk; they can help you with it.`,
      };
    case 'group-not-allowed':
      return {
        title: NOT_HERE,
        text: 'Your organisation does not offer resets in this chat to your account. Contact the helpdesk; they can help you with your device.',
      };
    case 'methods-changed':
      return {
        title: NOT_NOW,
        text: `The way you sign in was changed a short while ago. To protect you, resets are possible again from ${at(refusal.allowedAt)}. ${HELPDESK}`,
      };
    case 'outside-hours':
      return {
        title: NOT_NOW,
        text: `Your organisation allows resets at certain hours only. The next time is from ${at(refusal.opensAt)}. ${HELPDESK}`,
      };
    case 'user-limit':
      return {
        title: NOT_NOW,
        text: `You have had ${resets(refusal.limit)} within ${hours(refusal.hours)}, as many as your organisation allows. Try again later. ${HELPDESK}`,
      };
    case 'device-limit':
      return {
        title: NOT_NOW,
        text: `This device has had ${resets(refusal.limit)} within ${hours(refusal.hours)}, as many as your organisation allows. Try again later. ${HELPDESK}`,
      };
    case 'tenant-limit':
      return {
        title: NOT_NOW,
        text: `Your organisation has had as many resets as it allows for now. Try again later. ${HELPDESK}`,
      };
    case 'approval-needed':
      return {
        title: 'A person approves first',
        text: 'For your account a person at the helpdesk has to approve a reset before it starts. Nothing was started.',
      };
  }
}

const owned = {
  company: 'company devices',
  personal: 'personal devices',
  unknown: 'devices without a known owner',
};

function pause({ by, note }: Extract<PolicyRefusal, { reason: 'paused' }>): string {
  if (by === 'brake')
    return 'There were unusually many resets, so all of them wait until a person has looked at it.';
  const reason = note === '' ? '' : ` The reason given: ${note}.`;
  return `All resets are paused at the moment.${reason}`;
}

/** What follows the refusal where an approval is needed. */
export const approval = {
  asked: (caseNumber: string): string =>
    `I have asked the helpdesk for it: case ${caseNumber}. I tell you here as soon as it is approved; then say “reset” again.`,
  askYourself: 'Contact the helpdesk and ask for the approval; then say “reset” again.',
};

/** After "this wasn't me": what was done about it. */
export const notMe = {
  title: 'Thank you, we take it from here',
  blocked: 'No passcode of your devices is reset any more until a person has spoken with you.',
  canceled: (count: number): string =>
    `I stopped ${plural('en', count, { one: 'reset', other: 'resets' })} before anything was sent.`,
  tooLate: (count: number): string =>
    `${plural('en', count, { one: 'reset was', other: 'resets were' })} with Intune already and cannot be stopped. Have a look at your device: if it is not with you, say so to the helpdesk at once.`,
  locked: 'The device was told to lock its screen.',
  caseOpened: (caseNumber: string): string =>
    `The helpdesk knows: urgent case ${caseNumber}. A person will call you.`,
  noCase: 'I could not reach the helpdesk for you: contact it now, and tell it what happened.',
};

function days(count: number): string {
  return plural('en', count, { one: 'day', other: 'days' });
}

function hours(count: number): string {
  return plural('en', count, { one: 'hour', other: 'hours' });
}

function resets(count: number): string {
  return plural('en', count, { one: 'reset', other: 'resets' });
}
