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
  inLine: (minutes: number): string =>
    `Many people are resetting at this moment. Yours is in line, and is sent in about ${minutes === 1 ? 'a minute' : `${minutes} minutes`}.`,
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
  ended: (number: string): string =>
    `Your case ${number} ends here: no helpdesk is set up in Teams, so nobody reads what you write to it.`,
  phone: 'Phone',
  email: 'E-mail',
  site: 'Website',
  tellThem: 'Tell them which device it is and what you tried.',
};
