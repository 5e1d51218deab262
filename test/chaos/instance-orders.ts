import { z } from 'zod';
import { HOUR_MS, SECOND_MS } from '../../services/platform/clock.ts';
import { DEFAULT_ERRAND_SETTINGS, type ErrandSettings } from '../../services/helpdesk/settings.ts';
import { DEFAULT_POLICY, type Policy } from '../../services/policy/policy.ts';
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

/** The same for cases. */
export const CHAOS_ERRANDS: ErrandSettings = {
  ...DEFAULT_ERRAND_SETTINGS,
  looks: { firstMs: 300, maxMs: 2 * SECOND_MS, growth: 1.5, jitter: 0.2 },
  leaseMs: 8 * SECOND_MS,
  sweepSlackMs: SECOND_MS / 2,
};

/** How long a resolved case may be opened again: long enough to rate it, short enough to see it closed. */
export const REOPEN_WITHIN_MS = 10 * SECOND_MS;

/** The product's, but for the brake: hundreds of people in a few minutes are no anomaly here. */
export const CHAOS_POLICY: Policy = {
  ...DEFAULT_POLICY,
  anomalyBrake: false,
  helpdesk: { ...DEFAULT_POLICY.helpdesk, reopenWithinHours: REOPEN_WITHIN_MS / HOUR_MS },
};
