import { HOUR_MS, SECOND_MS } from '../services/platform/clock.ts';
import type { OpenBudget, RateLimit } from '../services/platform/rate-budget.ts';

/** Keeps what the bot says of itself within what Teams takes from a bot, over all instances. */
export interface SendPace {
  /**
   * Takes room for so many messages and updates in a conversation.
   *
   * @returns 0 where there was room for all. Otherwise after how many milliseconds asking again makes sense.
   * @throws IoError where the pace cannot be asked.
   */
  take(conversationId: string, messages: number): Promise<number>;
}

/** Teams takes 30 to 50 a second from all conversations of a tenant. (Teams doc: rate limiting for bots.) */
const PER_TENANT: RateLimit = { requests: 30, windowMs: SECOND_MS, burst: 10 };

/**
 * Teams takes 7 a second and 60 in 30 s from each conversation: at most 5 at once and 50 in 30 s stay within both.
 * What is left is for answers, which are not counted here: nobody presses that fast. (As above.)
 */
const PER_CONVERSATION: RateLimit = { requests: 50, windowMs: 30 * SECOND_MS, burst: 5 };

/** Teams takes 1800 an hour from each conversation; again the rest is for answers. (As above.) */
const PER_CONVERSATION_HOURLY: RateLimit = { requests: 1500, windowMs: HOUR_MS, burst: 750 };

/** The pace of one bot in one tenant. */
export function createSendPace(openBudget: OpenBudget): SendPace {
  return {
    async take(conversationId, messages) {
      // What a budget gave and a later one refuses is lost: the slowest one to give back comes last.
      const budgets = [
        openBudget('send', PER_TENANT),
        openBudget(`send/${conversationId}`, PER_CONVERSATION),
        openBudget(`send-hourly/${conversationId}`, PER_CONVERSATION_HOURLY),
      ];
      for (const budget of budgets) {
        const waitMs = await budget.take(messages);
        if (waitMs > 0) return waitMs;
      }
      return 0;
    },
  };
}
