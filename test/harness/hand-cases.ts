import type { CasePerson, Case } from '../../services/helpdesk/case.ts';
import type {
  CaseChange,
  CaseOpening,
  CaseOverview,
  CaseRefusal,
  CaseService,
  HelperAct,
  Written,
} from '../../services/helpdesk/case-service.ts';
import { err, ok } from '../../services/platform/result.ts';

const NO_FIGURES = {
  opened: 0,
  resolved: 0,
  medianToClaimMs: undefined,
  medianToResolveMs: undefined,
  resetsDone: {},
  resetsFailed: {},
};

/** A case as the service would keep it. */
export function someCase(facts: Partial<Case> = {}): Case {
  return {
    id: 'case-1',
    number: 1042,
    revision: 1,
    state: 'open',
    reason: 'asked',
    priority: 'normal',
    tenantId: '6d0c5a3e-1111-4000-8000-000000000001',
    user: { oid: '00000000-0000-4000-8000-00000000000a', name: 'Alex' },
    conversationId: 'a:personal',
    language: 'en',
    openedAt: Date.UTC(2026, 0, 5, 8),
    waitingSince: Date.UTC(2026, 0, 5, 8),
    timeline: [],
    outbox: [],
    sequence: 0,
    taken: [],
    ...facts,
  };
}

/** Cases without any rules of their own: they answer what the test says, and keep what they were asked. */
export class HandCases implements CaseService {
  /** Each call with its arguments, oldest first. */
  readonly asked: (readonly [act: string, facts: unknown])[] = [];
  /** The case that everything is about; none, where a test says so. */
  about: Case | undefined;
  /** Whether the case is open for its user. */
  isCurrent = true;
  /** Whether helpers see it. */
  isSeen = true;
  waitsAt: number | undefined = 1;
  refusal: CaseRefusal | undefined;
  known: Pick<CaseOverview, 'waiting' | 'claimed'> = { waiting: [], claimed: [] };

  open(opening: CaseOpening): Promise<Case> {
    this.asked.push(['open', opening]);
    this.about ??= someCase({ user: opening.user, reason: opening.reason });
    return Promise.resolve(this.about);
  }

  openForReset(reset: { readonly id: string }, user: CasePerson): Promise<Case> {
    this.asked.push(['openForReset', { resetId: reset.id, user }]);
    this.about ??= someCase({ user });
    return Promise.resolve(this.about);
  }

  current(userId: string): Promise<Case | undefined> {
    return Promise.resolve(this.isCurrent && this.about?.user.oid === userId ? this.about : undefined);
  }

  find(caseId: string): Promise<Case | undefined> {
    return Promise.resolve(this.about?.id === caseId ? this.about : undefined);
  }

  findByNumber(number: number): Promise<Case | undefined> {
    return Promise.resolve(this.about?.number === number ? this.about : undefined);
  }

  findByThread(conversationId: string): Promise<Case | undefined> {
    const isThread = this.about?.thread?.conversationId === conversationId;
    return Promise.resolve(isThread ? this.about : undefined);
  }

  claim(act: HelperAct): Promise<CaseChange> {
    return this.#answer('claim', act);
  }

  release(act: HelperAct): Promise<CaseChange> {
    return this.#answer('release', act);
  }

  resolve(act: HelperAct): Promise<CaseChange> {
    return this.#answer('resolve', act);
  }

  approve(act: HelperAct): Promise<CaseChange> {
    return this.#answer('approve', act);
  }

  deny(act: HelperAct): Promise<CaseChange> {
    return this.#answer('deny', act);
  }

  offerReset(act: HelperAct): Promise<CaseChange> {
    return this.#answer('offerReset', act);
  }

  reply(act: HelperAct & { readonly written: Written }): Promise<CaseChange> {
    return this.#answer('reply', act);
  }

  say(userId: string, written: Written): Promise<CaseChange> {
    return this.#answer('say', { userId, written });
  }

  end(userId: string): Promise<CaseChange> {
    return this.#answer('end', { userId });
  }

  rate(userId: string, caseId: string, stars: number, comment: string | undefined): Promise<CaseChange> {
    return this.#answer('rate', { userId, caseId, stars, comment });
  }

  resolveOutside(): Promise<CaseChange> {
    return this.#answer('resolveOutside', {});
  }

  noteReset(): Promise<void> {
    return Promise.resolve();
  }

  releaseAll(helper: CasePerson): Promise<void> {
    this.asked.push(['releaseAll', helper]);
    return Promise.resolve();
  }

  hasChannel(): Promise<boolean> {
    return Promise.resolve(this.isSeen);
  }

  channelChanged(): Promise<void> {
    this.asked.push(['channelChanged', {}]);
    return Promise.resolve();
  }

  position(): Promise<number | undefined> {
    return Promise.resolve(this.waitsAt);
  }

  overview(): Promise<CaseOverview> {
    return Promise.resolve({ ...this.known, today: NO_FIGURES, week: NO_FIGURES });
  }

  advance(): Promise<void> {
    return Promise.resolve();
  }

  sweep(): Promise<void> {
    return Promise.resolve();
  }

  #answer(act: string, facts: unknown): Promise<CaseChange> {
    this.asked.push([act, facts]);
    if (this.refusal !== undefined) return Promise.resolve(err(this.refusal));
    return Promise.resolve(this.about === undefined ? err({ reason: 'no-such-case' }) : ok(this.about));
  }
}
