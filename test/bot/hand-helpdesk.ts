import type { ChannelServices } from '../../bot/handlers/helpdesk-channel/channel-desk.ts';
import { createHelpdeskChannelBook, type TeamChannel } from '../../bot/helpdesk-channel.ts';
import { createTeamsLinks } from '../../bot/teams-links.ts';
import { readerFor } from '../../locales/index.ts';
import type { AuditEvent } from '../../services/audit/audit-event.ts';
import type { AuditLog } from '../../services/audit/audit-log.ts';
import type { Case } from '../../services/helpdesk/case.ts';
import type { Clock } from '../../services/platform/clock.ts';
import type { DocumentStore } from '../../services/platform/document-store.ts';
import type { Logger } from '../../services/platform/logger.ts';
import type { DeskStatus, OperatorDesk } from '../../services/policy/operator-desk.ts';
import { HandCases } from '../harness/hand-cases.ts';

export const HELPDESK_CHANNEL: TeamChannel = {
  teamId: '19:general@thread.tacv2',
  channelId: '19:helpdesk@thread.tacv2',
};

/** The helpers' side, made by hand around the real book of its channel. */
export class HandHelpdesk {
  readonly cases = new HandCases();
  /** The channel that the settings name; none, where a test says so. */
  fixed: TeamChannel | undefined = HELPDESK_CHANNEL;
  /** Entra object ids of the team's members. */
  members: readonly string[] = [];
  readonly operators = new Set<string>();
  readonly audited: AuditEvent[] = [];
  /** Cases in which a helper's typing was shown to the user, and the other way round. */
  readonly typedFor: string[] = [];
  readonly typedTo: string[] = [];
  readonly switched: (readonly [act: string, ...facts: readonly string[]])[] = [];
  status: DeskStatus = { paused: undefined, blocked: [] };
  readonly services: ChannelServices;

  constructor(world: { readonly documents: DocumentStore; readonly clock: Clock; readonly log: Logger }) {
    const { documents, clock, log } = world;
    this.services = {
      ...{ cases: this.cases, clock, log, operators: this.operators, reader: readerFor('en', undefined) },
      channel: createHelpdeskChannelBook({ documents, clock, fixed: () => this.fixed }),
      members: {
        has: (_context, _teamId, { oid }) => Promise.resolve(this.members.includes(oid)),
        forget: () => undefined,
      },
      chat: {
        showTyping: ({ id }: Case) => {
          this.typedFor.push(id);
          return Promise.resolve();
        },
      },
      desk: {
        showTyping: ({ id }: Case) => {
          this.typedTo.push(id);
          return Promise.resolve();
        },
      },
      chatLinks: { find: () => Promise.resolve(undefined) },
      links: createTeamsLinks('https://teams.example/'),
      switches: this.#switches,
      audit: this.#audit,
    };
  }

  readonly #audit: AuditLog = {
    record: (event) => {
      this.audited.push(event);
      return Promise.resolve();
    },
  };

  readonly #switches: OperatorDesk = {
    pause: (by, note) => {
      this.switched.push(['pause', by.id, note]);
      return Promise.resolve();
    },
    resume: (by) => {
      this.switched.push(['resume', by.id]);
      return Promise.resolve(this.status.paused !== undefined);
    },
    unblock: (by, userId) => {
      this.switched.push(['unblock', by.id, userId]);
      return Promise.resolve(this.status.blocked.some((blocked) => blocked.userId === userId));
    },
    status: () => Promise.resolve(this.status),
  };
}
