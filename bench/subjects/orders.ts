import { z } from 'zod';

/** What an instance of the product is told when it is started, as JSON in `ORDERS`. */
export const ProductOrders = z.object({
  /** Of the world, without a slash at the end. */
  worldUrl: z.string(),
  redisUrl: z.string(),
  prefix: z.string(),
  /** Watching may ask Graph so often in any 20 seconds, all instances together. */
  watchRequestsPer20s: z.number().default(1000),
  /** Asks for room before it writes to Intune or speaks first, as always, and always finds it: waiting costs nothing. */
  hasRoom: z.boolean().default(false),
});

/** What an instance of the product is told when it is started. */
export type ProductOrders = z.input<typeof ProductOrders>;
