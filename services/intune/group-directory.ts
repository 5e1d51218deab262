import { z } from 'zod';

import { type Clock, type Instant, SECOND_MS } from '../platform/clock.ts';
import type { Result } from '../platform/result.ts';
import type { GroupDirectory } from '../policy/person-facts.ts';
import { GraphError } from './graph-error.ts';
import { type Graph, type GraphRead, MOST_READS } from './graph.ts';
import { isGuid } from './guid.ts';

/** Graph checks no more groups than this at once. (Graph: `checkMemberGroups`.) */
const MOST_GROUPS_AT_ONCE = 20;
/** One reset asks several times; who left a group a minute ago is out of it. */
const DEFAULT_TTL_MS = 60 * SECOND_MS;

const Answer = z.object({ value: z.array(z.string().toLowerCase()) });

interface Kept {
  readonly memberOf: Promise<ReadonlySet<string>>;
  readonly goodUntil: Instant;
}

/**
 * Memberships in Entra's groups, through groups in groups (`GroupMember.Read.All` and `User.Read.All`). Answers are kept
 * for a short time; a failure is not, and whoever asks gets it: nobody passes a rule that could not be asked.
 */
export function createGroupDirectory(
  graph: Pick<Graph, 'getMany'>,
  clock: Clock,
  { ttlMs = DEFAULT_TTL_MS }: { readonly ttlMs?: number } = {},
): GroupDirectory {
  const kept = new Map<string, Kept>();

  function forgetOld(now: Instant): void {
    for (const [key, { goodUntil }] of kept) if (goodUntil <= now) kept.delete(key);
  }

  return {
    memberships(userId, groupIds) {
      const now = clock.now();
      forgetOld(now);
      const key = [userId, ...groupIds].join(' ');
      const known = kept.get(key);
      if (known !== undefined) return known.memberOf;
      const memberOf = ask(graph, userId, groupIds);
      kept.set(key, { memberOf, goodUntil: now + ttlMs });
      memberOf.catch(() => kept.delete(key));
      return memberOf;
    },
  };
}

async function ask(
  graph: Pick<Graph, 'getMany'>,
  userId: string,
  groupIds: readonly string[],
): Promise<ReadonlySet<string>> {
  const questions = toQuestions(userId, groupIds);
  const answers: readonly Result<unknown, GraphError>[] = await graph.getMany(questions);
  return new Set(answers.flatMap(readAnswer));
}

function toQuestions(userId: string, groupIds: readonly string[]): GraphRead[] {
  const count = Math.ceil(groupIds.length / MOST_GROUPS_AT_ONCE);
  // Ids come from a checked file and a verified token; what is none must not get into a path all the same.
  if (!isGuid(userId) || count > MOST_READS) throw new GraphError('graph.rejected', { retryable: false });
  return Array.from({ length: count }, (_, i) => ({
    path: `users/${userId}/checkMemberGroups`,
    question: { groupIds: groupIds.slice(i * MOST_GROUPS_AT_ONCE, (i + 1) * MOST_GROUPS_AT_ONCE) },
  }));
}

function readAnswer(answer: Result<unknown, GraphError>): string[] {
  if (!answer.ok) throw answer.error;
  const read = Answer.safeParse(answer.value);
  if (!read.success) throw new GraphError('graph.unexpected-response', { retryable: false });
  return read.data.value;
}
