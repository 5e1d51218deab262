import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { getCACertificates, setDefaultCACertificates } from 'node:tls';
import { type AppIdentity, createAppCredential } from '../../../services/identity/app-credential.ts';
import { Secret } from '../../../services/platform/secret.ts';
import { useCertificates } from '../../harness/certificates.ts';
import { type EntraTokens, startEntraTokens } from './entra-tokens.ts';

const TENANT = '0f6a4cf1-7a1b-4c7a-9b0c-000000000002';
const CLIENT = '0f6a4cf1-7a1b-4c7a-9b0c-000000000001';
const SCOPE = 'https://api.botframework.us/.default';
const SECRET = 'pa55word-of-the-app';

describe('createAppCredential', () => {
  const certificates = useCertificates();
  const trusted = getCACertificates('default');
  let entra: EntraTokens;

  before(async () => {
    setDefaultCACertificates([...trusted, certificates().ca]);
    entra = await startEntraTokens(certificates(), TENANT, SECRET);
  });
  after(async () => {
    await entra.close();
    setDefaultCACertificates(trusted);
  });

  const ask = async (identity: AppIdentity): Promise<string | undefined> =>
    (await createAppCredential(identity, entra.url).getToken(SCOPE))?.token;
  const withSecret = (secret: string): AppIdentity => {
    return { kind: 'secret', tenantId: TENANT, clientId: CLIENT, clientSecret: new Secret(secret) };
  };
  const withCertificate = (pem: string): AppIdentity => {
    return { kind: 'certificate', tenantId: TENANT, clientId: CLIENT, certificate: new Secret(pem) };
  };

  it('shows the secret to the Entra it was told of, and asks nobody else', async () => {
    assert.equal(await ask(withSecret(SECRET)), 'a-token');
    const form = entra.asked.at(-1);
    assert.equal(form?.get('client_id'), CLIENT);
    assert.match(form.get('scope') ?? '', /^https:\/\/api\.botframework\.us\/\.default\b/);
  });

  it('proves the certificate without giving its key away', async () => {
    const { cert, key } = certificates();
    assert.equal(await ask(withCertificate(cert + key)), 'a-token');
    assert.equal(entra.asked.at(-1)?.get('client_secret'), null);
  });

  it('says with Entra’s number why there is no token, which the caller looks for', () =>
    assert.rejects(ask(withSecret('wrong')), /AADSTS7000215/));

  describe('for a managed identity', () => {
    const variables = ['IDENTITY_ENDPOINT', 'IDENTITY_HEADER'] as const;
    const before = variables.map((name) => process.env[name]);
    afterEach(() => {
      for (const [i, name] of variables.entries()) {
        if (before[i] === undefined) Reflect.deleteProperty(process.env, name);
        else process.env[name] = before[i];
      }
    });

    it('asks the platform that it runs on, for the identity with this id', async () => {
      const asked: URL[] = [];
      const platform = createServer((req, res) => {
        asked.push(new URL(req.url ?? '', 'http://localhost'));
        const isKnown = req.headers['x-identity-header'] === 'from-the-platform';
        const expiresOn = String(Math.floor(Date.now() / 1000) + 3600);
        const token = { access_token: 'platform-token', expires_on: expiresOn, token_type: 'Bearer' };
        res.writeHead(isKnown ? 200 : 401, { 'content-type': 'application/json' });
        res.end(JSON.stringify(token));
      });
      await new Promise<void>((resolve) => platform.listen(0, 'localhost', resolve));
      process.env['IDENTITY_ENDPOINT'] =
        `http://localhost:${(platform.address() as AddressInfo).port}/msi/token`;
      process.env['IDENTITY_HEADER'] = 'from-the-platform';

      const token = await ask({ kind: 'managed-identity', clientId: CLIENT });

      platform.close();
      assert.equal(token, 'platform-token');
      assert.equal(asked[0]?.searchParams.get('client_id'), CLIENT);
      assert.equal(asked[0].searchParams.get('resource'), 'https://api.botframework.us');
    });
  });
});
