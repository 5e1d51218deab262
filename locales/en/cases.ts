import type { CaseRefusal } from '../../services/helpdesk/case-service.ts';

/** What the user reads about the own case. */
export const cases = {
  opened: {
    title: (number: string): string => `A person will help you: ${number}`,
    next: 'You are next.',
    ahead: (others: number): string =>
      others === 1 ? 'One person is ahead of you.' : `${others} people are ahead of you.`,
    how: 'What you write here from now on goes to the helpdesk, with your name. Short commands such as “reset” or “status” still work. Say “stop” to end it.',
    already: (number: string): string =>
      `Your case ${number} is open already. Just write here; it goes to the helpdesk.`,
  },
  outOfHours: {
    title: 'The helpdesk is closed now',
    text: (number: string): string =>
      `Your case ${number} is kept. Somebody answers here when the helpdesk is open again.`,
    opens: (time: string): string => `It opens again on ${time}.`,
    week: (times: string): string => `Opening times: ${times}.`,
  },
  claimed: {
    title: 'Somebody is there for you',
    text: (name: string, number: string): string =>
      `${name} takes care of your case ${number}. Just write here. Never tell anybody your passcode or password.`,
  },
  released: {
    title: 'Another colleague takes over',
    text: (number: string): string => `Your case ${number} goes on; somebody else answers soon.`,
  },
  resolved: {
    title: (number: string): string => `Resolved: ${number}`,
    by: (name: string): string => `${name} has closed your case.`,
    summary: (how: string): string => `Result: ${how}`,
    rateTitle: 'How was it?',
    commentLabel: 'Do you want to add something?',
    commentError: 'At most 500 characters.',
    stars: (stars: number): string => `${stars} of 5 stars`,
    thanks: 'Thank you for your rating.',
  },
  closed: {
    title: 'The conversation has ended',
    text: (number: string): string =>
      `Your case ${number} is closed. What you write now goes to me again, not to the helpdesk.`,
  },
  resetOffered: {
    title: 'You can reset the passcode yourself',
    text: (name: string, device: string): string =>
      `${name} suggests resetting the passcode of ${device}. You sign in once more and confirm, as always; nobody can do that for you.`,
  },
  approved: {
    title: 'Approved',
    text: (device: string): string =>
      `The helpdesk approved the reset of ${device}. Start it within the next minutes.`,
  },
  denied: {
    title: 'Not approved',
    text: (device: string): string =>
      `The helpdesk did not approve the reset of ${device}. Write here if you want to know why.`,
  },
  wrote: (name: string): string => `${name} (helpdesk)`,
  edited: 'Changed an earlier message to',
  deleted: 'Deleted an earlier message',
  attached: 'Attached',
  nameOnly: 'only the name can be passed on',
  sent: (number: string): string => `→ Sent to the helpdesk (${number}).`,
  sentAgain: (number: string): string => `→ Sent to the helpdesk. Your case ${number} is open again.`,
  stillOpen: (number: string): string => `Your case ${number} stays open. Say “stop” once more to end it.`,
  refusal,
};

/** Why something about the own case is not done. */
function refusal(problem: CaseRefusal): string {
  switch (problem.reason) {
    case 'full':
      return 'The helpdesk has not received your last messages yet. Wait a minute and send it again.';
    case 'already-rated':
      return 'You rated this before. Thank you.';
    default:
      return 'That case is over. Choose “Talk to a person” to open a new one.';
  }
}
