import { err } from '../platform/result.ts';
import type { CaseDeps } from './case-deps.ts';
import { readOverview } from './case-figures.ts';
import type { CaseChange, CaseService, Written } from './case-service.ts';
import { isOpen } from './case-transitions.ts';
import { type Case, type CasePerson, isAway } from './case.ts';
import { changeCase } from './change-case.ts';
import { actAs } from './helper-acts.ts';
import { openCase } from './open-case.ts';
import { noteReset, openForReset } from './reset-cases.ts';
import { cut, takeIn } from './take-in.ts';
import { advanceCase } from './work-case.ts';

/** Longer than anybody writes into a rating, short enough for a card. */
const LONGEST_COMMENT = 1000;

/** Puts the service of cases together. */
export function createCaseService(deps: CaseDeps): CaseService {
  const { store } = deps;
  return {
    ...helperSide(deps),
    ...userSide(deps),
    ...outerSide(deps),
    find: (caseId) => store.get(caseId),
    findByNumber: (number) => store.findByNumber(number),
    findByThread: (conversationId) => store.findByThread(conversationId),
    async position(caseId) {
      const before = await store.countBefore(caseId);
      return before === undefined ? undefined : before + 1;
    },
    hasChannel: () => deps.desk.hasChannel(),
    overview: () => readOverview(deps),
    advance: (caseId) => advanceCase(deps, caseId),
    sweep: () => sweep(deps),
  };
}

function helperSide(
  deps: CaseDeps,
): Pick<
  CaseService,
  'claim' | 'release' | 'resolve' | 'approve' | 'deny' | 'offerReset' | 'reply' | 'releaseAll'
> {
  return {
    claim: (act) => actAs(deps, act, { kind: 'claim', by: act.helper }),
    release: (act) => actAs(deps, act, { kind: 'release', by: act.helper }),
    resolve: (act) => actAs(deps, act, { kind: 'resolve', by: act.helper, resolution: act.resolution }),
    approve: (act) => {
      const goodUntil = deps.clock.now() + deps.helpdesk().approvalGoodForMs;
      return actAs(deps, act, { kind: 'approve', by: act.helper, deviceId: act.deviceId, goodUntil });
    },
    deny: (act) => actAs(deps, act, { kind: 'deny', by: act.helper }),
    offerReset: (act) => actAs(deps, act, { kind: 'offer-reset', by: act.helper }),
    reply: (act) => actAs(deps, act, { kind: 'reply', by: act.helper, taken: takeIn(act.written) }),
    releaseAll: (helper) => releaseAll(deps, helper),
  };
}

function userSide(deps: CaseDeps): Pick<CaseService, 'open' | 'current' | 'say' | 'end' | 'rate'> {
  return {
    open: (opening) => openCase(deps, opening),
    current: (userId) => deps.store.current(userId),
    say: (userId, written) => say(deps, userId, written),
    async end(userId) {
      const current = await deps.store.current(userId);
      return current === undefined ? err({ reason: 'over' }) : changeCase(deps, current.id, { kind: 'end' });
    },
    async rate(userId, caseId, stars, comment) {
      const rated = await deps.store.get(caseId);
      if (rated?.user.oid !== userId) return err({ reason: 'no-such-case' });
      const words = comment === undefined ? undefined : cut(comment, LONGEST_COMMENT);
      return changeCase(deps, caseId, { kind: 'rate', stars, comment: words });
    },
  };
}

function outerSide(
  deps: CaseDeps,
): Pick<CaseService, 'resolveOutside' | 'openForReset' | 'noteReset' | 'channelChanged'> {
  return {
    async resolveOutside(number, resolution) {
      const current = await deps.store.findByNumber(number);
      if (current === undefined) return err({ reason: 'no-such-case' });
      return changeCase(deps, current.id, { kind: 'resolve-outside', resolution });
    },
    openForReset: (reset, user) => openForReset(deps, reset, user),
    noteReset: (reset) => noteReset(deps, reset),
    channelChanged: () => postAgain(deps),
  };
}

/** To the case that is open; where none is, to the one resolved last, which may open again by it. */
async function say(deps: CaseDeps, userId: string, written: Written): Promise<CaseChange> {
  const { store } = deps;
  const current = (await store.current(userId)) ?? (await store.listByUser(userId))[0];
  if (current === undefined) return err({ reason: 'no-such-case' });
  return changeCase(deps, current.id, { kind: 'say', taken: takeIn(written) });
}

async function releaseAll(deps: CaseDeps, helper: CasePerson): Promise<void> {
  const claimed = await deps.store.listClaimed();
  const held = claimed.filter(({ claimedBy }) => claimedBy?.oid === helper.oid);
  for (const { id } of held) await changeCase(deps, id, { kind: 'leave', by: helper });
}

async function postAgain(deps: CaseDeps): Promise<void> {
  const open = [...(await deps.store.listWaiting()), ...(await deps.store.listClaimed())];
  const unseen = open.filter((current: Case) => isOpen(current) && isAway(current, 'helpdesk'));
  for (const { id } of unseen) await changeCase(deps, id, { kind: 'post-again' });
}

/** Schedules what is overdue, such as steps whose job was lost in a crash or never reached the queue. */
async function sweep({ store, queue, clock, log, errands }: CaseDeps): Promise<void> {
  const now = clock.now();
  const overdue = await store.listDue(now - errands.sweepSlackMs, errands.sweepLimit);
  for (const caseId of overdue) await queue.schedule({ kind: 'case', caseId }, now);
  if (overdue.length > 0) log.warn({ count: overdue.length }, 'Overdue cases scheduled again');
}
