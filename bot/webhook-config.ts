import type { z } from 'zod';
import type { Secret } from '../services/platform/secret.ts';
import { findMissingOfPair, SigningSecret, WebhookUrl } from './signing-config.ts';

/** The settings of the webhook that tells another system of cases. */
export const WebhookShape = {
  /** Address (https) of another system that mirrors cases, such as an ITSM; no system where absent. (docs/webhook.md) */
  WEBHOOK_URL: WebhookUrl.optional(),
  /** What is sent there, and what comes from there, is signed with it. */
  WEBHOOK_SECRET: SigningSecret.optional(),
};

/** The checked settings of the webhook. */
export type WebhookConfig = Readonly<z.infer<z.ZodObject<typeof WebhookShape>>>;

/** Where the webhook leads, and what both sides know. */
export interface WebhookSetup {
  readonly url: string;
  readonly secret: Secret<string>;
}

/** The webhook of the settings; `undefined` where there is none. */
export function webhookSetup(config: WebhookConfig): WebhookSetup | undefined {
  const { WEBHOOK_URL: url, WEBHOOK_SECRET: secret } = config;
  return url === undefined || secret === undefined ? undefined : { url, secret };
}

/** Names the one that is missing. */
export function findWebhookContradictions(
  given: Readonly<Record<string, unknown>>,
): readonly { readonly setting: string; readonly problem: string }[] {
  return findMissingOfPair(given, ['WEBHOOK_URL', 'WEBHOOK_SECRET']);
}
