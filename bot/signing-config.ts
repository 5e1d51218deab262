import { z } from 'zod';
import { Secret } from '../services/platform/secret.ts';

/** Where a webhook leads. */
export const WebhookUrl = z.url({ protocol: /^https$/ });

/** What is sent to a webhook is signed with it: nothing that can be guessed. */
export const SigningSecret = z
  .string()
  .min(32, 'must have at least 32 characters')
  .transform((text) => new Secret(text));

/** Address and secret come together: without one of them nothing would be sent, and nobody would notice. */
export function findMissingOfPair(
  given: Readonly<Record<string, unknown>>,
  pair: readonly [url: string, secret: string],
): readonly { readonly setting: string; readonly problem: string }[] {
  const missing = pair.filter((setting) => given[setting] === undefined);
  if (missing.length !== 1) return [];
  return missing.map((setting) => ({ setting, problem: 'is missing (required with the other of its pair)' }));
}
