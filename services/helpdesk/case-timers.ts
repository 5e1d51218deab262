import type { Instant } from '../platform/clock.ts';
import { ok, type Result } from '../platform/result.ts';
import type { CaseEventOf, CaseMoment } from './case-event.ts';
import { errandDue, firstErrands } from './case-outbox.ts';
import type { CaseRefusal } from './case-service.ts';
import { type CaseStep, step } from './case-step.ts';
import { type Case, isAway } from './case.ts';
import type { HelpdeskSettings } from './settings.ts';

/** Something that time does to a case. */
export interface CaseTimer {
  readonly kind: 'remind' | 'escalate' | 'close';
  readonly at: Instant;
}

/** What time will do next. Nobody is reminded where nobody is there, or where nobody would see it. */
export function nextTimer(current: Case, settings: HelpdeskSettings): CaseTimer | undefined {
  const { state, resolvedAt = 0, waitingSince, remindedAt, escalatedAt } = current;
  if (state === 'resolved') return { kind: 'close', at: resolvedAt + settings.reopenWithinMs };
  if (state !== 'open' || isAway(current, 'helpdesk')) return undefined;
  if (remindedAt === undefined) {
    return { kind: 'remind', at: settings.nextStaffed(waitingSince + settings.remindAfterMs) };
  }
  if (escalatedAt !== undefined) return undefined;
  // Who came to work to a reminder gets the time to act on it.
  const graceMs = Math.max(0, settings.escalateAfterMs - settings.remindAfterMs);
  return { kind: 'escalate', at: settings.nextStaffed(remindedAt + graceMs) };
}

/** The case with the time of its next step, if there is one. */
export function withDue(current: Case, settings: HelpdeskSettings): Case {
  const { dueAt: _earlier, ...rest } = current;
  const times = [...firstErrands(current).map(errandDue), nextTimer(current, settings)?.at ?? Infinity];
  const dueAt = Math.max(Math.min(...times), current.lease?.until ?? -Infinity);
  return Number.isFinite(dueAt) ? { ...rest, dueAt } : rest;
}

/** Asked for twice, the channel is reminded once. */
export function remind(
  current: Case,
  { kind }: CaseEventOf<'remind' | 'escalate'>,
  { now }: CaseMoment,
): Result<Case, CaseRefusal> {
  const earlier = kind === 'remind' ? current.remindedAt : current.escalatedAt;
  if (current.state !== 'open' || earlier !== undefined) return ok(current);
  return ok(step(current, REMINDERS[kind](now), now));
}

const REMINDERS: Readonly<Record<'remind' | 'escalate', (now: Instant) => CaseStep>> = {
  remind: (now) => ({
    facts: { remindedAt: now },
    entries: [{ what: 'reminded' }],
    tasks: [{ kind: 'remind', how: 'reminder' }],
  }),
  escalate: (now) => ({
    facts: { escalatedAt: now },
    entries: [{ what: 'escalated' }],
    tasks: [{ kind: 'remind', how: 'escalation' }],
  }),
};
