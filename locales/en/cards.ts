import type { Ownership } from '../../services/devices/device.ts';
import { plural } from '../format.ts';

/** What buttons say. */
export const buttons = {
  reset: 'Reset a passcode',
  resetThis: 'Reset passcode',
  resetThisNamed: (device: string): string => `Reset the passcode of ${device}`,
  devices: 'My devices',
  help: 'Help',
  status: 'My requests',
  contact: 'Contact the helpdesk',
  cancel: 'Cancel',
  search: 'Search',
  showAll: 'Show all',
  previousPage: 'Previous',
  nextPage: 'Next',
  showPasscode: 'Show passcode',
  hidePasscode: 'Hide',
  tryAgain: 'Try again',
};

/** How words to copy are set apart. */
export const quoted = (text: string): string => `“${text}”`;

/** The first card, shown once. */
export const welcome = {
  title: (name: string): string => (name === '' ? 'Hello!' : `Hello, ${name}!`),
  value:
    'Forgot the passcode of your work phone or tablet? I help you back in: pick the device, sign in once more, confirm. I tell you here when it is done.',
  limits: 'I work on your own devices only, and never without your confirmation.',
  sayTitle: 'Say, for example',
  say: ['I forgot the PIN of my phone', 'my devices', 'help'],
};

/** What the bot can do, with sentences to copy. */
export const help = {
  title: 'How I can help',
  lead: 'I reset the forgotten passcode of your phone or tablet. Say it in your own words.',
  examples: [
    { say: 'I forgot the PIN of my phone', does: 'resets a passcode' },
    { say: 'my devices', does: 'shows your devices and what is possible' },
    { say: 'status', does: 'shows how your requests stand' },
    { say: 'contact', does: 'tells you whom to call' },
    { say: 'cancel', does: 'stops, whatever we are doing' },
    { say: 'sign out', does: 'signs you out of this bot' },
  ],
};

const ownership: Record<Ownership, string> = {
  company: 'Company-owned',
  personal: 'Personal',
  unknown: '',
};

/** The person's devices, to choose one. */
export const devices = {
  title: 'Which device is it?',
  intro: 'These are your devices in Intune. Nothing happens before you confirm.',
  unnamed: 'Device without a name',
  ownership,
  lastContact: (ago: string): string => `Last contact ${ago}`,
  preselected: 'Probably this one',
  count: (total: number): string => plural('en', total, { one: 'device', other: 'devices' }),
  page: (page: number, pages: number): string => `Page ${page} of ${pages}`,
  searchLabel: 'Search by name, model or system',
  searchError: 'Type a name, model or system.',
  found: (total: number, search: string): string =>
    `${plural('en', total, { one: 'device matches', other: 'devices match' })} “${search}”`,
  nothingFound: (search: string): string =>
    `No device of yours matches “${search}”. Try a shorter word, or show all of them.`,
};

/** The request for a fresh sign-in, and the sign-in card below it. */
export const signIn = {
  title: 'Sign in once more',
  why: {
    reset: 'To make sure that it is really you who resets this passcode, sign in with your work account.',
    reveal: 'To make sure that only you see this passcode, sign in with your work account.',
  },
  deadline: (time: string): string => `You have 5 minutes, until ${time}.`,
  afterwards: {
    reset: 'Then I show what will happen on this device. You still decide.',
    reveal: 'Then you can look at the passcode.',
  },
  cardText: 'Sign in with your work account, password included.',
  buttonTitle: 'Sign in',
};

/** What a reset will do, and the decision. */
export const consequences = {
  title: 'Reset this passcode?',
  happens: 'What will happen',
  warning:
    'Anyone who holds the device can open it afterwards. Only go on if you have it with you; if it is lost or stolen, cancel and contact the helpdesk.',
  haveDeviceLabel: 'Before you go on',
  haveDevice: 'I have this device with me',
  haveDeviceError: 'Tick this to go on, or cancel if you do not have the device.',
  missing: 'Tick “I have this device with me” first, then choose “Reset passcode” again.',
  deadline: (time: string): string => `Please decide before ${time}.`,
};

/** Cards whose question is closed. */
export const notices = {
  chosen: { title: 'Device chosen', text: (device: string): string => `You chose ${device}.` },
  signedIn: { title: 'Signed in', text: 'Thank you, that was you. We go on below.' },
  signInExpired: {
    title: 'Time is over',
    text: 'The five minutes for signing in have passed. Nothing was changed. Start again when you are ready.',
  },
  confirmExpired: {
    title: 'Time is over',
    text: 'The time to confirm has passed. Nothing was changed. Start again when you are ready.',
  },
  confirmed: {
    title: 'Confirmed',
    text: (device: string): string => `You asked for the passcode of ${device} to be reset. We go on below.`,
  },
  canceled: { title: 'Canceled', text: 'Nothing was changed. Start again whenever you like.' },
  closed: { title: 'Closed', text: 'This sign-in button is not in use any more.' },
  replaced: { title: 'Continued below', text: 'There is a newer card in this chat. Please use that one.' },
  signInRefused: { title: 'Sign-in not accepted' },
  info: 'Passcode Desk',
};

/** A reset under way. */
export const progress = {
  title: 'Passcode reset',
  steps: {
    accepted: 'Your request is in',
    sending: 'Sending it to the device',
    checking: 'Checking whether it reached the device',
    sent: 'Sent to the device',
    waiting: 'The device carries it out',
    done: 'The device carried it out',
    failed: 'The reset did not work',
    expired: 'The device did not answer',
    canceled: 'The reset was canceled',
  },
  marks: { done: 'done', now: 'under way', later: 'still to come', stopped: 'stopped' },
  requestedAt: (time: string): string => `Asked for at ${time}`,
  updatedAt: (time: string): string => `last change at ${time}`,
  noNeedToWait: 'You need not wait here: I send a message as soon as there is news.',
  keepOnline: 'Keep the device on and connected.',
  ended: 'This has ended. The message below says more.',
};

/** A reset that is done. */
export const confirmation = {
  title: 'The reset is done',
  removed: 'The old passcode is removed.',
  replaced: 'A temporary passcode replaces the old one.',
  replacedProfile: 'A temporary passcode replaces the old one of your work profile.',
  nextTitle: 'What you do now',
  showFirst: 'Choose “Show passcode” below.',
  shownOnlyToYou: 'I show the passcode to you only and keep it nowhere.',
};

const digits = ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine'];

/** A temporary passcode, to read and to read aloud. */
export const passcode = {
  title: 'Your temporary passcode',
  spelledTitle: 'Character by character',
  note: 'Type it exactly as above, without spaces. Capital and small letters differ.',
  keepPrivate: 'Make sure nobody looks along. Choose “Hide” when you are done.',
  capital: (letter: string): string => `capital ${letter}`,
  small: (letter: string): string => `small ${letter}`,
  digit: (digit: number): string => digits[digit] ?? String(digit),
  symbol: (symbol: string): string => `the sign ${symbol}`,
};

/** A reset that failed. */
export const failed = {
  title: 'The reset did not work',
  nextTitle: 'What you can do',
};

/** A reset whose device never answered. */
export const expired = {
  title: 'The device did not answer',
  what: (requestedAt: string, endedAt: string): string =>
    `You asked for this reset on ${requestedAt}. Until ${endedAt} the device was not heard of, so I stopped waiting.`,
  still: 'If it connects later, it may still carry out the reset.',
  next: 'Switch the device on, connect it to Wi-Fi or mobile data, and try again. If it cannot connect while locked, contact the helpdesk.',
};

/** The person's requests. */
export const status = {
  title: 'Your requests',
  none: 'You have not asked for a reset yet.',
  requestedAt: (time: string): string => `Asked for on ${time}`,
  endedAt: (time: string): string => `ended on ${time}`,
};

/** Whom to ask. */
export const contact = {
  title: 'Contact the helpdesk',
  intro: 'These people can help you with your device:',
  none: 'Your organisation has not entered contact details here. Ask your IT department, or a colleague who knows how to reach it.',
  phone: 'Phone',
  email: 'E-mail',
  site: 'Website',
  tellThem: 'Tell them which device it is and what you tried.',
};
