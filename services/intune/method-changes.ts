import { z } from 'zod';

import type { Instant } from '../platform/clock.ts';
import type { Result } from '../platform/result.ts';
import type { MethodChanges } from '../policy/person-facts.ts';
import { GraphError } from './graph-error.ts';
import type { Graph } from './graph.ts';
import { isGuid } from './guid.ts';

/** What Graph leaves out or leaves empty is no date. Anything else that is none is not understood. */
const Moment = z.iso
  .datetime({ offset: true })
  .transform((text): Instant => Date.parse(text))
  .nullish();

const User = z.object({ lastPasswordChangeDateTime: Moment });
const Methods = z.object({ value: z.array(z.object({ createdDateTime: Moment })) });

/**
 * When a person's ways to sign in were changed (`User.Read.All` and `UserAuthenticationMethod.Read.All`). Not every kind
 * of method has a date, and one that was removed has none: see docs/tenant-checklist.md.
 */
export function createMethodChanges(graph: Pick<Graph, 'getMany'>): MethodChanges {
  return {
    async lastChangedAt(userId) {
      // Only a GUID gets into a path.
      if (!isGuid(userId)) throw new GraphError('graph.rejected', { retryable: false });
      const [user, methods] = await graph.getMany([
        { path: `users/${userId}`, query: { $select: 'lastPasswordChangeDateTime' } },
        { path: `users/${userId}/authentication/methods` },
      ]);
      const changes = [
        read(User, user).lastPasswordChangeDateTime,
        ...read(Methods, methods).value.map(({ createdDateTime }) => createdDateTime),
      ].filter((change) => typeof change === 'number');
      // Somebody of whom nothing is known may have changed everything.
      if (changes.length === 0) throw unexpected();
      return Math.max(...changes);
    },
  };
}

function read<T>(schema: z.ZodType<T>, answer: Result<unknown, GraphError> | undefined): T {
  if (answer === undefined) throw unexpected();
  if (!answer.ok) throw answer.error;
  const parsed = schema.safeParse(answer.value);
  if (!parsed.success) throw unexpected();
  return parsed.data;
}

function unexpected(): GraphError {
  return new GraphError('graph.unexpected-response', { retryable: false });
}
