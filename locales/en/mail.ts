/** E-mail about what is done in a person's name. */
export const mail = {
  requested: {
    subject: 'A passcode reset was asked for',
    what: (device: string, time: string): string =>
      `On ${time}, a reset of the passcode of ${device} was asked for in the Teams chat with the helpdesk bot, in your name.`,
  },
  done: {
    subject: 'A passcode reset is done',
    what: (device: string, time: string): string =>
      `The passcode of ${device} was reset. This was asked for in your name on ${time}. The Teams chat with the helpdesk bot says what to do next.`,
  },
  failed: {
    subject: 'A passcode reset did not work',
    what: (device: string, time: string): string =>
      `The reset of the passcode of ${device}, asked for in your name on ${time}, did not work. The Teams chat with the helpdesk bot says why.`,
  },
  expired: {
    subject: 'A passcode reset got no answer',
    what: (device: string, time: string): string =>
      `The passcode of ${device} was to be reset. This was asked for in your name on ${time}; the device has not answered. If it connects later, it may still carry it out.`,
  },
  canceled: {
    subject: 'A passcode reset was stopped',
    what: (device: string, time: string): string =>
      `The reset of the passcode of ${device}, asked for in your name on ${time}, was stopped before anything was sent.`,
  },
  proofFailed: {
    subject: 'A sign-in for a passcode was not accepted',
    what: (device: string, time: string): string =>
      `On ${time}, the passcode of ${device} was asked for in the Teams chat with the helpdesk bot, in your name. The sign-in for it was not accepted, so nothing was changed or shown.`,
    someDevice: 'one of your devices',
  },
  contact: (number: string): string => `Whom to turn to: ${number}`,
  endedAt: (time: string): string => `This ended on ${time}.`,
  wasYou: 'If that was you, you need not do anything.',
  wasNotYou:
    'If it was not you, say so now: then no passcode is reset in your name any more, and the helpdesk is informed.',
  how: 'The link opens the chat with the bot in Teams, with these words filled in. Send them.',
  orWrite: 'Or open the chat yourself and write “This wasn’t me”.',
  never: 'You are never asked for a password or a passcode by e-mail. Answers to this message are not read.',
};
