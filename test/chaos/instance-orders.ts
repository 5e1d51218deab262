import { z } from 'zod';
import { SECOND_MS } from '../../services/platform/clock.ts';
import { DEFAULT_RESET_SETTINGS, type ResetSettings } from '../../services/resets/settings.ts';

/** What an instance is told when it is started, as JSON in its first argument. */
export const InstanceOrders = z.object({
  port: z.number(),
  redisUrl: z.string(),
  prefix: z.string(),
  graphUrl: z.string(),
  tokenServiceUrl: z.string(),
  entra: z.object({
    issuer: z.string(),
    audience: z.string(),
    jwksUrl: z.string(),
    tokenUrl: z.string(),
    app: z.object({
      clientId: z.string(),
      clientSecret: z.string(),
      redirectUri: z.string(),
      apiUri: z.string(),
      apiScope: z.string(),
    }),
  }),
});

/** What an instance is told when it is started. */
export type InstanceOrders = z.infer<typeof InstanceOrders>;

/** Short enough that a time-out is over soon, long enough for a busy machine. */
export const GRAPH_TIMEOUT_MS = 2 * SECOND_MS;

/** As in production, but a crash is over within seconds, so that a run need not wait for minutes. */
export const CHAOS_SETTINGS: ResetSettings = {
  ...DEFAULT_RESET_SETTINGS,
  looks: { firstMs: 150, maxMs: SECOND_MS, growth: 1.5, jitter: 0.2 },
  sendLeaseMs: 3 * GRAPH_TIMEOUT_MS,
  // The slowest Intune of the plans acts soon after the time-out.
  unknownGraceMs: 4 * GRAPH_TIMEOUT_MS,
  deliverLeaseMs: 5 * SECOND_MS,
  sweepEveryMs: SECOND_MS,
  sweepSlackMs: SECOND_MS / 2,
};
