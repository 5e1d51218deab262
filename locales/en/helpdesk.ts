import type {
  CaseEntry,
  CasePriority,
  CaseReason,
  CaseState,
  Resolution,
} from '../../services/helpdesk/case.ts';
import type { CaseRefusal } from '../../services/helpdesk/case-service.ts';
import type { Alert } from '../../services/jobs/job-queue.ts';
import { plural } from '../format.ts';
import { failureAdvice, otherWays, reasonAdvice } from './helpdesk-advice.ts';

const states: Record<CaseState, string> = {
  open: 'waits for a helper',
  claimed: 'in hand',
  resolved: 'resolved',
  closed: 'closed',
};

const reasons: Record<CaseReason, string> = {
  asked: 'Asked for a person',
  'not-supported': 'The device cannot be reset by the bot',
  failed: 'The reset failed',
  expired: 'The device did not answer',
  blocked: 'Resets of this user are blocked',
  'not-me': '“This wasn’t me”: somebody else may be acting for this user',
  policy: 'A rule of your organisation refused it',
  approval: 'A reset waits for your approval',
  undeliverable: 'The outcome of a reset could not be told',
  error: 'Something went wrong in the bot',
};

const priorities: Record<CasePriority, string> = { normal: '', urgent: 'Urgent' };

const resolutions: Record<Resolution, string> = {
  solved: 'Solved',
  'advice-given': 'Advice given',
  'passed-on': 'Passed on to somebody else',
  'not-reproducible': 'The problem is gone',
  'no-answer': 'The user does not answer',
};

const happened: Record<CaseEntry['what'], string> = {
  opened: 'opened',
  claimed: 'taken',
  released: 'released',
  resolved: 'resolved',
  closed: 'closed',
  reopened: 'reopened',
  'ended-by-user': 'ended by the user',
  'user-wrote': 'user wrote',
  'helper-wrote': 'helper wrote',
  'reset-offered': 'reset offered to the user',
  approved: 'approved',
  denied: 'denied',
  reminded: 'reminder sent',
  escalated: 'escalated',
  rated: 'rated by the user',
  undeliverable: 'could not be delivered',
  reset: 'reset',
};

const alerts: Record<Alert, (time: string) => string> = {
  'too-many-resets': (time: string): string =>
    `Too many resets in a short time. To be safe I paused all new resets at ${time}; users are told. Find out why (“status” here, the audit at the command line), then say “resume”.`,
  'policy-rejected': (): string =>
    'The new policy file is not valid, so the rules from before stay in force. The log names what is wrong with it. Correct the file; I read it again by myself.',
};

/** What the helpers read in their channel. */
export const helpdesk = {
  caseTitle: (number: string, state: string): string => `${number} · ${state}`,
  states,
  reasons,
  priorities,
  resolutions,
  happened,
  failureAdvice,
  otherWays,
  reasonAdvice,
  labels: {
    reason: 'Reason',
    code: 'Code',
    opened: 'Opened',
    holder: 'Helper',
    proof: 'Identity',
    device: 'Device',
    system: 'System',
    kind: 'Kind',
    lastContact: 'Last contact',
    rating: 'Rating',
    language: 'Language of the user',
  },
  nobody: 'nobody yet',
  unnamed: 'No name',
  at: (time: string, ago: string): string => `${time} (${ago})`,
  never: 'never',
  proof: {
    none: 'not proven: treat as unverified',
    fresh: (time: string, ago: string): string => `signed in freshly ${ago} (${time})`,
    old: (time: string, ago: string): string =>
      `last proven ${ago} (${time}): ask for a new sign-in before you act`,
  },
  triedTitle: 'What happened so far',
  nextTitle: 'What you can do',
  lastChange: (time: string): string => `As of ${time}`,
  replyLabel: 'Your answer to the user',
  replyPlaceholder: 'Or mention me in this thread',
  replyError: 'Write something first.',
  resolutionLabel: 'How it was resolved',
  resolutionError: 'Choose how it was resolved.',
  buttons: {
    claim: 'Take it',
    reply: 'Send answer',
    resolve: 'Resolve',
    release: 'Release',
    offerReset: 'Offer a reset to the user',
    approve: 'Approve the reset',
    deny: 'Deny the reset',
    openChat: 'Open chat',
  },
  undeliverable: {
    user: 'The user cannot be reached in chat. Call or write another way.',
    helpdesk: 'Messages could not be posted here for a while. Some may be missing.',
    both: 'Neither side could be reached for a while. Call the user.',
  },
  stars: (stars: number): string => `${stars} of 5`,
  userWrote: 'The user wrote',
  edited: 'Changed an earlier message to',
  deleted: 'Deleted an earlier message',
  attached: 'Attached',
  nameOnly: 'only the name can be passed on',
  reopenedByUser: 'It is not solved yet.',
  sentTo: (name: string): string => `Sent to ${name}.`,
  nothingWritten: 'There was nothing to send. Write your answer first.',
  tooLong: 'That is too long for me to pass on. Send it in parts.',
  refusal,
  notHere:
    'This card does not work here. Cases are handled in the helpdesk’s channel, by members of its team.',
  notMember: 'Only members of the helpdesk’s team can do this.',
  operatorsOnly:
    'Only operators can do this. They are named in the setting HELPDESK_OPERATORS; ask whoever runs this bot.',
  fixedChannel:
    'The channel is fixed by the settings HELPDESK_TEAM_ID and HELPDESK_CHANNEL_ID. Ask whoever runs this bot to change them.',
  channelSet: 'This channel is the helpdesk from now on. New cases appear here.',
  alerts,
  reminder: (number: string, ago: string): string => `${number} waits for a helper (opened ${ago}).`,
  escalation: (number: string, ago: string): string =>
    `${number} was opened ${ago} and nobody took it yet. Please have a look.`,
  overview: {
    title: 'Cases',
    count: (open: number): string => plural('en', open, { one: 'open case', other: 'open cases' }),
    waiting: 'Waiting, longest first',
    mine: 'Yours',
    others: 'With colleagues',
    none: 'No case is open. Well done.',
    more: (count: number): string => `… and ${count} more`,
    since: (ago: string): string => `opened ${ago}`,
    withHelper: (name: string): string => `with ${name}`,
  },
  stats: {
    title: 'Figures',
    today: 'Today',
    week: '7 days',
    opened: 'Opened',
    resolved: 'Resolved',
    toClaim: 'Median until taken',
    toResolve: 'Median until resolved',
    none: '–',
    resetsTitle: 'Resets of the last 7 days',
    noResets: 'No resets in the last 7 days.',
    bar: (done: number, failed: number): string => `${done} done, ${failed} failed`,
  },
  standing: {
    title: 'How things stand',
    running: 'Resets are running.',
    paused: (time: string): string => `Resets are paused since ${time}.`,
    blocked: (count: number): string =>
      plural('en', count, { one: 'user is blocked.', other: 'users are blocked.' }),
    waiting: (count: number): string =>
      plural('en', count, { one: 'case waits for a helper.', other: 'cases wait for a helper.' }),
  },
  pause: {
    needsReason: 'Say why, for the users to read: “pause Intune is being maintained until noon”.',
    paused: 'Resets are paused. Users are told why. Say “resume” to let them go on.',
    resumed: 'Resets go on.',
    notPaused: 'Resets are not paused.',
  },
  unblock: {
    done: 'The block is lifted. The user can reset passcodes again.',
    notBlocked: 'This user is not blocked.',
    who: 'Say whom: mention the user, or give the Entra object id, as in “unblock @Alex”.',
  },
  help: {
    title: 'What I can do in this channel',
    lead: 'Cases appear here as threads. Take one with its button, and answer with the card or by mentioning me in the thread. Mention me and say:',
    examples: [
      { say: 'cases', does: 'shows what is open, yours, and who waits longest' },
      { say: 'case HD-1042', does: 'shows one case' },
      { say: 'stats', does: 'shows the figures of today and of 7 days' },
      { say: 'status', does: 'shows whether resets are running' },
      { say: 'pause Intune is being maintained', does: 'stops all resets (operators)' },
      { say: 'resume', does: 'lets resets go on (operators)' },
      { say: 'unblock @Alex', does: 'lets a blocked user reset again (operators)' },
      { say: 'use this channel', does: 'makes this channel the helpdesk (operators)' },
    ],
  },
};

/** Why something about a case is not done, told to a helper. */
function refusal(problem: CaseRefusal, name: (untrusted: string) => string): string {
  switch (problem.reason) {
    case 'no-such-case':
      return 'I do not find that case. Say “cases” to see those that are open.';
    case 'claimed-by':
      return `${name(problem.helper.name)} has it already.`;
    case 'not-claimed':
      return 'Nobody has taken this case yet. Take it first.';
    case 'not-yours':
      return `${name(problem.helper.name)} has this case. Ask for it to be released first.`;
    case 'over':
      return 'This case is over. If the user writes again, it is opened again or a new one begins.';
    case 'resolved-since':
      return 'This case was resolved in the meantime, so your message did not go to the user. Send it again to open the case again.';
    case 'own-case':
      return 'This is your own case. A colleague has to take it.';
    case 'nothing-to-approve':
      return 'There is nothing to approve in this case any more.';
    case 'no-device':
      return 'This case is about no device that could be reset.';
    case 'not-over':
      return 'This case is not over yet.';
    case 'already-rated':
      return 'This case was rated before.';
    case 'full':
      return 'Too many messages are still on their way. Wait a minute and send it again.';
  }
}
