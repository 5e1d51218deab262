import { z } from 'zod';

const Limit = z.object({ requests: z.number(), windowMs: z.number() });

/** What the world around the bots is told when it is started, as JSON in `ORDERS`. */
export const WorldOrders = z.object({
  /** How many devices each person has, person by person. */
  devices: z.array(
    z.object({
      people: z.number(),
      each: z.number(),
      /** Its devices never answer. */ isOffline: z.boolean().optional(),
    }),
  ),
  /** How long a device takes for each of its two steps, in milliseconds. */
  stepDelayMs: z.number(),
  /** Graph's own where absent. */
  limits: z.object({ requests: Limit, writes: Limit }).optional(),
});

/** What the world around the bots is told when it is started. */
export type WorldOrders = z.infer<typeof WorldOrders>;

/** What the world counted since it was last asked. */
export const WorldCounts = z.object({
  /** What the connector took: messages and typing, and updates of messages. */
  sends: z.number(),
  updates: z.number(),
  /** Requests to Graph, those inside batches one by one, by what they are for. */
  graph: z.object({ lists: z.number(), looks: z.number(), writes: z.number(), others: z.number() }),
  /** Of all these, those that Graph turned away with 429. */
  throttled: z.number(),
  /** The most in any 20 seconds, throttled ones included. */
  most: z.object({ requests: z.number(), looks: z.number(), writes: z.number() }),
});

/** What the world counted since it was last asked. */
export type WorldCounts = z.infer<typeof WorldCounts>;
