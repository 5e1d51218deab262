import type { AuditEvent } from '../../../services/audit/audit-event.ts';
import type { AuditLog } from '../../../services/audit/audit-log.ts';
import type {
  CaseAnnouncement,
  CaseAnnouncer,
  CaseChat,
  CaseDesk,
  CaseMail,
  CaseNews,
  PostedCase,
} from '../../../services/helpdesk/case-ports.ts';
import type { Case, CaseMessage } from '../../../services/helpdesk/case.ts';
import type { ApprovalBook } from '../../../services/policy/policy-gate.ts';
import type { Delivery } from '../../../services/resets/reset-notifier.ts';
import type { Interlude } from '../resets/hand-ports.ts';

const nothing: Interlude = () => Promise.resolve();

/** The helpdesk's channel as cases see it: its threads, and what stands in them. */
export class HandDesk implements CaseDesk {
  readonly posted: Case[] = [];
  readonly shown: Case[] = [];
  readonly passed: CaseMessage[] = [];
  readonly reminders: ('reminder' | 'escalation')[] = [];
  /** What is there instead of a channel. */
  away: 'no-channel' | 'refused' | undefined;
  delivery: Delivery = 'delivered';
  before = nothing;
  after = nothing;

  hasChannel(): Promise<boolean> {
    return Promise.resolve(this.away !== 'no-channel');
  }

  async post(opened: Case): Promise<PostedCase> {
    await this.before();
    if (this.away !== undefined) return this.away;
    this.posted.push(opened);
    await this.after();
    return { conversationId: `thread-${this.posted.length}`, cardActivityId: `card-${this.posted.length}` };
  }

  show(shown: Case): Promise<Delivery> {
    return this.#take(() => this.shown.push(shown));
  }

  pass(_about: Case, message: CaseMessage): Promise<Delivery> {
    return this.#take(() => this.passed.push(message));
  }

  remind(_about: Case, how: 'reminder' | 'escalation'): Promise<Delivery> {
    return this.#take(() => this.reminders.push(how));
  }

  async #take(work: () => void): Promise<Delivery> {
    await this.before();
    if (this.away !== undefined || this.delivery === 'undeliverable') return 'undeliverable';
    work();
    await this.after();
    return 'delivered';
  }
}

/** The user's chat as cases see it. */
export class HandUserChat implements CaseChat {
  /** Texts of helpers and kinds of news, in order. */
  readonly heard: string[] = [];
  delivery: Delivery = 'delivered';
  before = nothing;
  after = nothing;

  pass(_about: Case, message: CaseMessage): Promise<Delivery> {
    return this.#take(message.text);
  }

  tell(_about: Case, news: CaseNews): Promise<Delivery> {
    return this.#take(`(${news})`);
  }

  async #take(what: string): Promise<Delivery> {
    await this.before();
    if (this.delivery === 'delivered') this.heard.push(what);
    await this.after();
    return this.delivery;
  }
}

/** The audit and whatever else is told, by id: told twice it is there once. */
export class HandRecords implements AuditLog, CaseAnnouncer, CaseMail, Pick<ApprovalBook, 'grant'> {
  readonly events = new Map<string, AuditEvent>();
  readonly announced = new Map<string, CaseAnnouncement>();
  /** Ids of the cases whose contact was to be sent by e-mail. */
  readonly mailed: string[] = [];
  readonly grants: Parameters<ApprovalBook['grant']>[0][] = [];
  before = nothing;

  async record(event: AuditEvent): Promise<void> {
    await this.before();
    this.events.set(event.id, event);
  }

  async announce(announcement: CaseAnnouncement): Promise<void> {
    await this.before();
    this.announced.set(announcement.id, announcement);
  }

  async sendContact({ id }: Case): Promise<void> {
    await this.before();
    this.mailed.push(id);
  }

  async grant(approval: Parameters<ApprovalBook['grant']>[0]): Promise<void> {
    await this.before();
    this.grants.push(approval);
  }

  /** Kinds of what was audited, in order. */
  audited(): string[] {
    return [...this.events.values()].map(({ kind }) => kind);
  }
}
