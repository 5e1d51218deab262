import { createPrivateKey, X509Certificate } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { AppIdentity } from '../services/identity/app-credential.ts';
import { Secret } from '../services/platform/secret.ts';
import { StartError } from '../services/platform/start-error.ts';
import type { IdentityConfig } from './identity-config.ts';

const WRONG = ['identity.bad-certificate', 'MicrosoftAppCertificatePath'] as const;

/** @throws StartError where the certificate's file cannot be read, or lacks the certificate or its key. */
export async function readAppIdentity(config: IdentityConfig): Promise<AppIdentity> {
  const { MicrosoftAppId: clientId, MicrosoftAppTenantId: tenantId } = config;
  const { MicrosoftAppPassword: clientSecret, MicrosoftAppCertificatePath: path } = config;
  if (clientSecret !== undefined) return { kind: 'secret', tenantId, clientId, clientSecret };
  if (path === undefined) return { kind: 'managed-identity', clientId };
  return { kind: 'certificate', tenantId, clientId, certificate: new Secret(await readCertificate(path)) };
}

async function readCertificate(path: string): Promise<string> {
  const pem = await readFile(path, 'utf8').catch(() => {
    throw new StartError(...WRONG, 'leads to a file that cannot be read');
  });
  if (!holdsPair(pem))
    throw new StartError(...WRONG, 'leads to no certificate with its private key, as plain PEM');
  return pem;
}

function holdsPair(pem: string): boolean {
  try {
    return new X509Certificate(pem).checkPrivateKey(createPrivateKey(pem));
  } catch {
    return false;
  }
}
