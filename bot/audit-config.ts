import { z } from 'zod';
import { systemClock } from '../services/platform/clock.ts';
import { createHttpReceiver, type WebhookReceiver } from '../services/webhooks/webhook-receiver.ts';
import { findMissingOfPair, SigningSecret, WebhookUrl } from './signing-config.ts';

/** The settings of the audit. */
export const AuditShape = {
  /**
   * Key of the audit's hash chain: with it, who can write to Redis still cannot forge the audit. Keep it out of Redis and
   * do not change it: `audit verify` then finds everything before the change forged.
   */
  AUDIT_KEY: SigningSecret.optional(),
  /** How long audit events are kept, in days. */
  AUDIT_RETENTION_DAYS: z.coerce.number().int().min(1).max(3650).default(400),
  /** Address (https) of another system that gets every audit event, such as a SIEM; no system where absent. (docs/webhook.md) */
  AUDIT_WEBHOOK_URL: WebhookUrl.optional(),
  /** What is sent there is signed with it. */
  AUDIT_WEBHOOK_SECRET: SigningSecret.optional(),
};

/** The checked settings of the audit. */
export type AuditConfig = Readonly<z.infer<z.ZodObject<typeof AuditShape>>>;

/** The system that gets the audit; `undefined` where there is none. */
export function auditReceiver(config: AuditConfig): WebhookReceiver | undefined {
  const { AUDIT_WEBHOOK_URL: url, AUDIT_WEBHOOK_SECRET: secret } = config;
  if (url === undefined || secret === undefined) return undefined;
  return createHttpReceiver({ url, secret, clock: systemClock });
}

/** Names the one of address and secret that is missing. */
export function findAuditContradictions(
  given: Readonly<Record<string, unknown>>,
): readonly { readonly setting: string; readonly problem: string }[] {
  return findMissingOfPair(given, ['AUDIT_WEBHOOK_URL', 'AUDIT_WEBHOOK_SECRET']);
}
