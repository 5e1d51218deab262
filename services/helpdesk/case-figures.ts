import { DAY_MS, type Instant } from '../platform/clock.ts';
import type { CaseDeps } from './case-deps.ts';
import type { CaseFigures, CaseOverview } from './case-service.ts';
import { type Case, isAway } from './case.ts';
import type { ResetCounts } from './reset-figures.ts';

const WEEK_MS = 7 * DAY_MS;

/** How the helpdesk stands now, what came since the day began, and in the last seven days. */
export async function readOverview(deps: CaseDeps): Promise<CaseOverview> {
  const now = deps.clock.now();
  const [waiting, claimed, today, week] = await Promise.all([
    deps.store.listWaiting(),
    deps.store.listClaimed(),
    readFigures(deps, deps.helpdesk().startOfDay(now), now),
    readFigures(deps, now - WEEK_MS, now),
  ]);
  return { waiting, claimed, today, week };
}

async function readFigures({ store, figures }: CaseDeps, from: Instant, now: Instant): Promise<CaseFigures> {
  const [opened, resolved, resets] = await Promise.all([
    store.listOpened(from, now + 1),
    store.listResolved(from, now + 1),
    figures.count(from),
  ]);
  return figuresOf(opened, resolved, resets);
}

/** The figures of a time. Pure. */
export function figuresOf(
  opened: readonly Case[],
  resolved: readonly Case[],
  resets: ResetCounts,
): CaseFigures {
  return {
    opened: opened.length,
    resolved: resolved.length,
    medianToClaimMs: median(opened.map(({ openedAt, firstClaimedAt }) => since(openedAt, firstClaimedAt))),
    medianToResolveMs: median(resolved.map(({ openedAt, resolvedAt }) => since(openedAt, resolvedAt))),
    resetsDone: resets.done,
    resetsFailed: resets.failed,
  };
}

/** The cases that nobody at the helpdesk can see, for operators. */
export function unreachableCases({
  waiting,
  claimed,
}: Pick<CaseOverview, 'waiting' | 'claimed'>): readonly Case[] {
  return [...waiting, ...claimed].filter((current) => isAway(current, 'helpdesk'));
}

function since(from: Instant, to: Instant | undefined): number | undefined {
  return to === undefined ? undefined : to - from;
}

/** Of those that are known. */
function median(durations: readonly (number | undefined)[]): number | undefined {
  const sorted = durations.filter((duration) => duration !== undefined).sort((a, b) => a - b);
  const middle = sorted.length / 2;
  const upper = sorted[Math.floor(middle)];
  const lower = sorted[Math.ceil(middle) - 1];
  return upper === undefined || lower === undefined ? undefined : (upper + lower) / 2;
}
