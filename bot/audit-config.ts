import { z } from 'zod';
import { Secret } from '../services/platform/secret.ts';

/** The settings of the audit. */
export const AuditShape = {
  /**
   * Key of the audit's hash chain: with it, who can write to Redis still cannot forge the audit. Keep it out of Redis and
   * do not change it: `audit verify` then finds everything before the change forged.
   */
  AUDIT_KEY: z
    .string()
    .min(32, 'must have at least 32 characters')
    .transform((text) => new Secret(text))
    .optional(),
  /** How long audit events are kept, in days. */
  AUDIT_RETENTION_DAYS: z.coerce.number().int().min(1).max(3650).default(400),
};

/** The checked settings of the audit. */
export type AuditConfig = Readonly<z.infer<z.ZodObject<typeof AuditShape>>>;
