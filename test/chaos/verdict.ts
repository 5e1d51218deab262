import { en } from '../../locales/en.ts';
import type { Reset } from '../../services/resets/reset.ts';
import { isEnded } from '../../services/resets/transitions.ts';
import { readableText } from '../harness/connector-record.ts';
import type { Experience } from './person.ts';
import type { Stage } from './stage.ts';

/** What every reset of a run must come to, and what is only counted. */
export interface Verdict {
  /** What must never be; empty where all is well. */
  readonly violations: readonly string[];
  readonly resets: readonly Reset[];
  readonly posts: number;
  /** Final messages beyond one for each reset. */
  readonly duplicates: number;
}

/** Whose run it was. */
export interface Subject {
  readonly deviceId: string;
  readonly conversationId: string;
  /** Their resets, as they are stored. */
  readonly resets: readonly Reset[];
}

const TITLES = {
  done: en.confirmation.title,
  failed: en.failed.title,
  expired: en.expired.title,
} as const;

/** Holds what happened against the rules, from the outside: Intune's journal, the chat, the stored records. */
export function judgeRun(stage: Stage, subject: Subject, experience: Experience): Verdict {
  const { resets } = subject;
  const posts = postsTo(stage, subject.deviceId);
  const { duplicates, missing } = countMessages(stage, subject);
  const violations = [
    ...(experience.isTold ? [] : ['the person was never told an outcome']),
    ...resets.flatMap((reset) => judgeReset(stage, reset, resets, posts)),
    ...(posts.length > resets.length ? [`${posts.length} POSTs for ${resets.length} confirmations`] : []),
    ...missing,
  ];
  return { violations, resets, posts: posts.length, duplicates };
}

function judgeReset(stage: Stage, reset: Reset, all: readonly Reset[], posts: readonly number[]): string[] {
  const own = posts.filter((at) => isDuring(at, reset, all)).length;
  const ends = stage.logs.ends(reset.id).length;
  const name = `reset ${reset.id}`;
  return [
    ...(own > 1 ? [`${own} POSTs for ${name}`] : []),
    ...(isEnded(reset) ? [] : [`${name} is still ${reset.state}`]),
    ...(ends > 1 ? [`${name} ended ${ends} times`] : []),
    ...(isEnded(reset) && reset.confirmedAt === undefined ? [`the end of ${name} was not delivered`] : []),
    ...(isFalseFailure(stage, reset) ? [`${name} failed as not confirmed, but the device was reset`] : []),
  ];
}

/** One reset of a device at a time: a POST belongs to the last one that was requested before it. */
function isDuring(at: number, reset: Reset, all: readonly Reset[]): boolean {
  const next = all
    .filter(({ requestedAt }) => requestedAt > reset.requestedAt)
    .map((other) => other.requestedAt);
  return at >= reset.requestedAt && at < Math.min(Infinity, ...next);
}

function isFalseFailure({ world }: Stage, { failure, device, sentAt, endedAt }: Reset): boolean {
  if (failure !== 'not-confirmed' || sentAt === undefined || endedAt === undefined) return false;
  const actions = world.intune.world.get(device.id)?.managed.deviceActionResults ?? [];
  return actions.some(({ startDateTime }) => {
    const startedAt = Date.parse(startDateTime);
    return startedAt >= sentAt && startedAt <= endedAt;
  });
}

/** When Intune got a reset for the device that it may have acted on. */
function postsTo({ world }: Stage, deviceId: string): readonly number[] {
  return world.intune.journal
    .list()
    .filter(({ method, path }) => method === 'POST' && path.endsWith(`/${deviceId}/resetPasscode`))
    .map(({ at }) => Date.parse(at));
}

function countMessages(
  { connector }: Stage,
  { conversationId, resets }: Subject,
): { readonly duplicates: number; readonly missing: readonly string[] } {
  const sent = connector.records
    .filter((record) => record.conversationId === conversationId && record.operation === 'send')
    .map(({ activity }) => readableText(activity));
  const surplus = Object.entries(TITLES).map(([state, title]) => ({
    state,
    over:
      sent.filter((text) => text.includes(title)).length -
      resets.filter((reset) => reset.state === state).length,
  }));
  return {
    duplicates: surplus.reduce((sum, { over }) => sum + Math.max(0, over), 0),
    missing: surplus
      .filter(({ over }) => over < 0)
      .map(({ state }) => `a message "${state}" is missing in the chat`),
  };
}
