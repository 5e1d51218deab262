import { DAY_MS } from '../services/platform/clock.ts';

/** A conversation that was silent for longer begins anew; proactive messages need its reference until then. */
export const CONVERSATION_LIFETIME_MS = 90 * DAY_MS;
