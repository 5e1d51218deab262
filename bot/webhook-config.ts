import { z } from 'zod';
import { Secret } from '../services/platform/secret.ts';

/** The settings of the webhook that tells another system of cases. */
export const WebhookShape = {
  /** Address (https) of another system that mirrors cases, such as an ITSM; no system where absent. (docs/webhook.md) */
  WEBHOOK_URL: z.url({ protocol: /^https$/ }).optional(),
  /** What is sent there, and what comes from there, is signed with it. */
  WEBHOOK_SECRET: z
    .string()
    .min(32, 'must have at least 32 characters')
    .transform((text) => new Secret(text))
    .optional(),
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

/** Address and secret come together: without one of them nothing would be sent, and nobody would notice. */
export function findWebhookContradictions(
  given: Readonly<Record<string, unknown>>,
): readonly { readonly setting: string; readonly problem: string }[] {
  const pair = ['WEBHOOK_URL', 'WEBHOOK_SECRET'] as const;
  const missing = pair.filter((setting) => given[setting] === undefined);
  if (missing.length !== 1) return [];
  return missing.map((setting) => ({ setting, problem: 'is missing (required with the other of its pair)' }));
}
