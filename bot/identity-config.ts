import { z } from 'zod';
import { Secret } from '../services/platform/secret.ts';

const Guid = z.guid().transform((id) => id.toLowerCase());

/** The settings that say who the bot is, towards Teams and towards Graph. */
export const IdentityShape = {
  /** Application (client) id: of the app registration, or of the managed identity. */
  MicrosoftAppId: Guid,
  /** Kind of bot identity. A typo would silently mean multi-tenant, so only these two are taken. */
  MicrosoftAppType: z.enum(['SingleTenant', 'UserAssignedMSI']),
  /** The tenant whose employees are served. */
  MicrosoftAppTenantId: Guid,
  /** Client secret of the app registration. SingleTenant needs this or a certificate. */
  MicrosoftAppPassword: z
    .string()
    .min(1)
    .transform((text) => new Secret(text))
    .optional(),
  /** Path of a PEM file with the certificate of the app registration and its private key, unencrypted. */
  MicrosoftAppCertificatePath: z.string().optional(),
};

/** The checked settings that say who the bot is. */
export type IdentityConfig = Readonly<z.infer<z.ZodObject<typeof IdentityShape>>>;

const CREDENTIALS = ['MicrosoftAppPassword', 'MicrosoftAppCertificatePath'] as const;

/** Credentials that do not go with the kind of identity. `given` is what was given, not what was read. */
export function findIdentityContradictions(
  given: Readonly<Record<string, unknown>>,
): { setting: string; problem: string }[] {
  const present = CREDENTIALS.filter((setting) => given[setting] !== undefined);
  switch (given['MicrosoftAppType']) {
    case 'SingleTenant':
      return findSingleTenantContradictions(present);
    case 'UserAssignedMSI':
      // With one of these Graph would be called as the app registration, which a managed identity is not.
      return present.map((setting) => ({ setting, problem: 'must be absent with UserAssignedMSI' }));
    default:
      return [];
  }
}

function findSingleTenantContradictions(present: readonly string[]): { setting: string; problem: string }[] {
  if (present.length === 0) {
    const problem = 'is missing (SingleTenant requires it, or MicrosoftAppCertificatePath)';
    return [{ setting: 'MicrosoftAppPassword', problem }];
  }
  // Which of the two is used should not be a surprise when the other one expires.
  const isDouble = present.length > 1;
  return isDouble
    ? [{ setting: 'MicrosoftAppPassword', problem: 'must be absent with MicrosoftAppCertificatePath' }]
    : [];
}
