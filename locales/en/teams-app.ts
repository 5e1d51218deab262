/** What the app says of itself in Teams: in the store, when it is added, and in the list of commands. */
export const teamsApp = {
  /** Who publishes it, where the organisation does not say. */
  publisher: 'IT helpdesk',
  name: { short: 'Passcode Desk', full: 'Passcode Desk: reset a forgotten device passcode' },
  description: {
    short: 'Reset the forgotten passcode of your work phone or tablet, in the chat.',
    full: [
      'You forgot the passcode of your work phone or tablet? Passcode Desk helps you back in, without calling anybody.',
      '1. Say “reset” and pick your device.\n2. Sign in once more, so that nobody else can do this in your name.\n3. Read what will happen on this device, and confirm.\n4. Be told in the same chat when it is done, and what to do next.',
      'It works on your own devices only, if they are enrolled in Microsoft Intune, and never without your confirmation. Where a device cannot be reset, it says why. Where it cannot help, the helpdesk takes over.',
      'For the helpdesk: add the app to your team, mention it in a channel and say “use this channel”. Cases then arrive there.',
      'You need a work account of your organisation. For help, say “contact”.',
    ].join('\n\n'),
  },
  commands: {
    personal: {
      reset: { title: 'Reset passcode', description: 'Reset the forgotten passcode of a phone or tablet' },
      devices: { title: 'My devices', description: 'Your devices, and what is possible with each' },
      status: { title: 'Status', description: 'How your requests stand' },
      contact: { title: 'Contact', description: 'Talk to the helpdesk, or see whom to call' },
      cancel: { title: 'Cancel', description: 'Stop what we are doing' },
      language: { title: 'Language', description: 'Choose another language' },
      'sign-out': { title: 'Sign out', description: 'Sign out of this bot' },
      help: { title: 'Help', description: 'What I can do, with examples' },
    },
    team: {
      cases: { title: 'cases', description: 'Open cases, yours, and the one that waits longest' },
      case: { title: 'case', description: 'One case by its number: case HD-1042' },
      stats: { title: 'stats', description: 'Cases and resets of today and of the last 7 days' },
      'use-channel': { title: 'use this channel', description: 'Let cases arrive in this channel' },
      pause: { title: 'pause', description: 'Stop all resets; say why: pause lost badges' },
      resume: { title: 'resume', description: 'Let resets go on' },
      status: { title: 'status', description: 'How things stand: whether resets are running' },
      unblock: { title: 'unblock', description: 'Lift the block of a user: unblock @Alex' },
      help: { title: 'help', description: 'What I can do for the helpdesk' },
    },
  },
};

/** What every language has to say. One that lacks a text does not compile. */
export type TeamsAppTexts = typeof teamsApp;
