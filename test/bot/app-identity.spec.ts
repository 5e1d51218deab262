import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { readAppIdentity } from '../../bot/app-identity.ts';
import type { IdentityConfig } from '../../bot/identity-config.ts';
import { Secret } from '../../services/platform/secret.ts';
import { StartError } from '../../services/platform/start-error.ts';
import { useCertificates } from '../harness/certificates.ts';

const CONFIG = {
  MicrosoftAppId: '0f6a4cf1-7a1b-4c7a-9b0c-000000000001',
  MicrosoftAppTenantId: '0f6a4cf1-7a1b-4c7a-9b0c-000000000002',
  MicrosoftAppType: 'SingleTenant',
} satisfies IdentityConfig;

describe('readAppIdentity', () => {
  const certificates = useCertificates();

  async function assertRefused(path: string): Promise<void> {
    await assert.rejects(
      readAppIdentity({ ...CONFIG, MicrosoftAppCertificatePath: path }),
      (error) =>
        error instanceof StartError &&
        error.code === 'identity.bad-certificate' &&
        error.message.startsWith('MicrosoftAppCertificatePath '),
    );
  }

  it('does not start with a certificate that cannot be read, is none, or lacks its key', async () => {
    await assertRefused('/nowhere/bot.pem');
    await assertRefused(import.meta.filename);
    await assertRefused(certificates().certFile);
  });

  it('does not start with the key of another certificate', async () => {
    const { caFile, ca, key } = certificates();
    const path = join(dirname(caFile), 'strangers.pem');
    await writeFile(path, ca + key);
    await assertRefused(path);
  });

  it('reads a certificate with its key, and gives it out to nobody who prints it', async () => {
    const { caFile, cert, key } = certificates();
    const path = join(dirname(caFile), 'bot.pem');
    await writeFile(path, cert + key);
    const identity = await readAppIdentity({ ...CONFIG, MicrosoftAppCertificatePath: path });
    assert.ok(identity.kind === 'certificate');
    assert.equal(identity.certificate.expose(), await readFile(path, 'utf8'));
    assert.doesNotMatch(JSON.stringify(identity), /PRIVATE KEY/);
  });

  it('is the app registration where there is a secret, and else the managed identity', async () => {
    const MicrosoftAppPassword = new Secret('hunter2');
    assert.equal((await readAppIdentity({ ...CONFIG, MicrosoftAppPassword })).kind, 'secret');
    assert.deepEqual(await readAppIdentity({ ...CONFIG, MicrosoftAppType: 'UserAssignedMSI' }), {
      kind: 'managed-identity',
      clientId: CONFIG.MicrosoftAppId,
    });
  });
});
