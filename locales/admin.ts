import type { AuditFlaw } from '../services/audit/verify-audit.ts';
import type { Erased, StillOpen } from '../services/privacy/erase-person.ts';
import type { DeskStatus } from '../services/policy/operator-desk.ts';

const iso = (at: number): string => new Date(at).toISOString();

/** How the helpdesk stands. */
export interface HelpdeskStatus {
  readonly standing: 'reachable' | 'no-channel' | 'refused';
  readonly waiting: number;
  /** Numbers of the cases that could not be shown in the channel. */
  readonly unreachable: readonly string[];
}

const standing: Record<HelpdeskStatus['standing'], string> = {
  reachable: 'Teams takes cases for the helpdesk’s channel.',
  'no-channel': 'There is no helpdesk channel: users are shown the contact card.',
  refused: 'Teams refuses the helpdesk’s channel: is it deleted, or the bot removed from its team?',
};

/**
 * What the command line says to operators: in English only, as their logs and their other tools are, and with times
 * in UTC.
 */
export const adminWords = {
  about: 'Looks after Passcode Desk from the command line, with the settings of the bot in the environment.',
  pause: {
    about: 'Stop all new resets',
    reason: 'why, in words for the users',
    done: 'Resets are paused. Users read your reason. “resume” lets them go on.',
  },
  resume: {
    about: 'Let resets go on',
    done: 'Resets go on.',
    notPaused: 'Resets were not paused. Nothing was changed.',
  },
  unblock: {
    about: 'Let a user reset passcodes again',
    user: 'Entra object id of the user',
    done: (userId: string): string => `${userId} can reset passcodes again.`,
    notBlocked: (userId: string): string => `${userId} was not blocked. Nothing was changed.`,
  },
  status: {
    about: 'Say what stands in the way of resets',
    lines: ({ paused, blocked }: DeskStatus, helpdesk: HelpdeskStatus): readonly string[] => [
      paused === undefined
        ? 'Resets are running.'
        : `Resets are paused since ${iso(paused.at)} by ${paused.by}: ${paused.note}`,
      blocked.length === 0 ? 'No user is blocked.' : 'Blocked users:',
      ...blocked.map(({ userId, how }) => `  ${userId} since ${iso(how.at)} by ${how.by}`),
      standing[helpdesk.standing],
      `${helpdesk.waiting} cases wait for a helper.`,
      ...(helpdesk.unreachable.length === 0
        ? []
        : [`Nobody at the helpdesk can see these, call their users: ${helpdesk.unreachable.join(', ')}`]),
    ],
  },
  history: {
    about: "Show a user's resets and everything the audit has about them",
    none: (userId: string): string => `There is nothing about ${userId}.`,
  },
  exportUser: {
    about: 'Print everything that is kept about a user, as JSON. It may name others: look through it first',
  },
  erase: {
    about:
      'Remove everything that is kept about a user, but what the audit has; as a helper they lose their name',
    force: 'also where a reset or a case is not over: its end is told to nobody then',
    alsoBlock: 'also lift their block. It protects them: whoever took over the account could reset again',
    done: (userId: string, erased: Erased): readonly string[] => [
      `Removed of ${userId}:`,
      ...Object.entries(erased).map(([holding, count]) => `  ${holding}: ${count}`),
      'Where they helped others (help-given, approvals-given, pause) only their name and id are gone.',
      ...('blocks' in erased ? [] : ['A block stays where there is one; “--also-block” lifts it.']),
      'What stands in Teams, in Intune, in e-mails and in logs is not touched. See docs/privacy.md.',
    ],
    open: ({ resetIds, caseIds }: StillOpen): readonly string[] => [
      'Nothing was removed, as something is not over yet:',
      ...resetIds.map((id) => `  reset ${id}`),
      ...caseIds.map((id) => `  case ${id}`),
      'Wait for it, or resolve the case. “--force” removes it all the same.',
    ],
  },
  audit: {
    about: 'Verify or export the audit',
    verify: {
      about: 'Find events that were changed or removed',
      expect: 'a head noted earlier, as sequence:hash',
      expectWrong: 'must be sequence:hash, as “audit verify” printed it',
      clean: (checked: number): string => `${checked} events checked, nothing was tampered with.`,
      head: (sequence: number, hash: string): string =>
        `Note this elsewhere, for --expect next time: ${sequence}:${hash}`,
      withoutKey: 'There is no AUDIT_KEY: who can write to Redis could have made this chain anew.',
    },
    export: {
      about: 'Write events to the standard output',
      user: 'only what this user did, or what was done about them',
    },
  },
  cases: {
    about: 'Export cases and their ratings',
    export: { about: 'Write the cases opened in a time, with their ratings, to the standard output' },
  },
  range: {
    format: 'jsonl or csv',
    from: 'from this time on (ISO 8601)',
    until: 'up to, and not at, this time (ISO 8601)',
    timeWrong: 'must be a time such as 2026-11-22T09:00:00Z',
  },
  json: 'as JSON',
};

/** A flaw of the audit in words. */
export function describeFlaw(flaw: AuditFlaw): string {
  switch (flaw.flaw) {
    case 'changed':
      return `Event ${flaw.sequence} was changed.`;
    case 'missing':
      return `Events ${flaw.from} to ${flaw.to} are missing.`;
    case 'out-of-chain':
      return `Event ${flaw.sequence} does not follow the one before it.`;
    case 'begin-missing':
      return `Events up to ${flaw.to} are missing, and it was not retention that took them.`;
    case 'end-missing':
      return `Events ${flaw.from} to ${flaw.to} are missing at the end.`;
    case 'beyond-head':
      return `Event ${flaw.sequence} lies beyond the noted head.`;
    case 'not-as-noted':
      return `Event ${flaw.sequence} is not as it was noted.`;
  }
}
