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
  askPerson: 'Talk to a person',
  endCase: 'End the conversation',
  notSolved: 'Not solved yet',
  cancel: 'Cancel',
  search: 'Search',
  showAll: 'Show all',
  previousPage: 'Previous',
  nextPage: 'Next',
  showPasscode: 'Show passcode',
  hidePasscode: 'Hide',
  tryAgain: 'Try again',
  notMe: 'This wasn’t me',
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
  withdrawn: {
    title: 'The reset was stopped',
    text: (device: string): string =>
      `Nothing was sent to ${device}. Its old passcode still counts. Contact the helpdesk if you have questions.`,
  },
  closed: { title: 'Closed', text: 'This sign-in button is not in use any more.' },
  replaced: { title: 'Continued below', text: 'There is a newer card in this chat. Please use that one.' },
  signInRefused: { title: 'Sign-in not accepted' },
  info: 'Passcode Desk',
};
