import type { Turn } from '../../dialogs/turn.ts';
import type { KeyedLock, Lease } from '../../services/platform/keyed-lock.ts';
import type { Once } from '../../services/platform/once.ts';

/** Longer than Teams keeps resending an activity, so a repeat is always seen. */
const DEDUPE_TTL_SECONDS = 10 * 60;

/** What keeps turns apart. */
export interface TurnGate {
  readonly lock: KeyedLock;
  readonly once: Once;
}

/** Runs work alone in its conversation, over all instances: the SDK's state knows no concurrent turns. */
export function aloneInConversation<T>(
  gate: TurnGate,
  conversationId: string,
  work: (lease: Lease) => Promise<T>,
): Promise<T> {
  return gate.lock.run(`conversation/${conversationId}`, work);
}

/** Whether this activity is seen for the first time. Teams resends what is not answered in about 15 s. */
export async function isFirstDelivery({ once }: TurnGate, turn: Turn): Promise<boolean> {
  if (turn.activityId === undefined) return true;
  return once.claim(`activity/${turn.conversationId}/${turn.activityId}`, DEDUPE_TTL_SECONDS);
}
