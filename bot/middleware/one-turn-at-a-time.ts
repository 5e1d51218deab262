import type { Turn } from '../../dialogs/turn.ts';
import type { KeyedLock, Lease, Prepare } from '../../services/platform/keyed-lock.ts';
import type { ConversationEntry } from '../conversation-memory.ts';

/** More activities than one person sends while Teams may still resend an unanswered one. */
const REMEMBERED_ACTIVITIES = 20;

/** Runs work alone in its conversation, over all instances: the SDK's state knows no concurrent turns. */
export function aloneInConversation<T>(
  lock: KeyedLock,
  conversationId: string,
  work: (lease: Lease) => Promise<T>,
  prepare?: Prepare,
): Promise<T> {
  return lock.run(`conversation/${conversationId}`, work, prepare);
}

/**
 * Whether this activity was dealt with before: Teams resends what is not answered in about 15 s. Remembered together
 * with what the turn changed, so that an activity whose turn crashed is dealt with when it comes again.
 */
export function wasHandled(entry: ConversationEntry | undefined, { activityId }: Turn): boolean {
  return activityId !== undefined && (entry?.handled.includes(activityId) ?? false);
}

/** Notes that this activity was dealt with, and forgets the oldest. */
export function markHandled(entry: ConversationEntry, { activityId }: Turn): ConversationEntry {
  if (activityId === undefined) return entry;
  return { ...entry, handled: [...entry.handled, activityId].slice(-REMEMBERED_ACTIVITIES) };
}
