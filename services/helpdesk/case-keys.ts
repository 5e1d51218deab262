import type { Case } from './case.ts';

/** Where a case and everything that points to it are kept in Redis. */
export interface CaseKeys {
  readonly case: (id: string) => string;
  readonly current: (userId: string) => string;
  readonly thread: (conversationId: string) => string;
  readonly reset: (resetId: string) => string;
  readonly user: (userId: string) => string;
  readonly numbers: string;
  readonly waiting: string;
  readonly claimed: string;
  readonly opened: string;
  readonly resolved: string;
  readonly due: string;
  readonly touchedByCreate: (draft: Case) => readonly string[];
  readonly touchedByUpdate: (changed: Case) => readonly string[];
}

/** All in one slot, so that one script sees a case and all its indexes. Few people need a person at the same time. */
export function caseKeys(prefix: string): CaseKeys {
  const at = (...parts: readonly string[]): string => `${prefix}{cases}:${parts.join(':')}`;
  const keys = {
    case: (id: string) => at('case', id),
    current: (userId: string) => at('current', userId),
    thread: (conversationId: string) => at('thread', conversationId),
    reset: (resetId: string) => at('reset', resetId),
    user: (userId: string) => at('user', userId),
    numbers: at('numbers'),
    waiting: at('waiting'),
    claimed: at('claimed'),
    opened: at('opened'),
    resolved: at('resolved'),
    due: at('due'),
  };
  const pointersTo = ({ thread, resetId }: Case): string[] => [
    ...(thread === undefined ? [] : [keys.thread(thread.conversationId)]),
    ...(resetId === undefined ? [] : [keys.reset(resetId)]),
  ];
  return {
    ...keys,
    touchedByCreate: (draft) => [
      ...[keys.case(draft.id), keys.current(draft.user.oid), at('last-number')],
      ...[keys.numbers, keys.waiting, keys.opened, keys.due, keys.user(draft.user.oid)],
      ...pointersTo(draft),
    ],
    touchedByUpdate: (changed) => [
      ...[keys.case(changed.id), keys.current(changed.user.oid), keys.waiting, keys.claimed],
      ...[keys.resolved, keys.due, keys.user(changed.user.oid)],
      ...pointersTo(changed),
    ],
  };
}
