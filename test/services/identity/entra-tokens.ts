import { X509Certificate } from 'node:crypto';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { jwtVerify } from 'jose';
import type { Certificates } from '../../harness/certificates.ts';

/** The end of Entra that gives tokens to apps, as far as the identity library talks to it. */
export interface EntraTokens {
  readonly url: string;
  /** The forms with which tokens were asked for. */
  readonly asked: readonly URLSearchParams[];
  close(): Promise<void>;
}

/** Starts it on loopback. Whoever shows the secret, or an assertion signed with the certificate, gets `a-token`. */
export async function startEntraTokens(
  { cert, key }: Certificates,
  tenantId: string,
  secret: string,
): Promise<EntraTokens> {
  const asked: URLSearchParams[] = [];
  const { publicKey } = new X509Certificate(cert);
  const server = createServer({ cert, key });
  await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve));
  const origin = `https://localhost:${(server.address() as AddressInfo).port}`;
  const authority = `${origin}/${tenantId}`;
  const tokenUrl = `${authority}/oauth2/v2.0/token`;

  async function isKnown(form: URLSearchParams): Promise<boolean> {
    const assertion = form.get('client_assertion');
    if (assertion === null) return form.get('client_secret') === secret;
    // The library rounds the beginning of its assertion up to the next second.
    return jwtVerify(assertion, publicKey, { audience: tokenUrl, clockTolerance: 5 }).then(
      () => true,
      () => false,
    );
  }

  server.on('request', (req, res) => {
    const answer = (status: number, body: object): void => {
      // Not chained: restify, loaded elsewhere in the run, makes `writeHead` give nothing back.
      res.writeHead(status, { 'content-type': 'application/json' });
      res.end(JSON.stringify(body));
    };
    if (req.url?.startsWith(`/${tenantId}/v2.0/.well-known/`) === true) {
      const authorize = `${authority}/oauth2/v2.0/authorize`;
      answer(200, {
        ...{ issuer: `${authority}/v2.0`, token_endpoint: tokenUrl, authorization_endpoint: authorize },
        jwks_uri: `${authority}/keys`,
      });
      return;
    }
    void text(req).then(async (body) => {
      const form = new URLSearchParams(body);
      asked.push(form);
      const problem = { error: 'invalid_client', error_description: 'AADSTS7000215: Invalid client secret.' };
      if (await isKnown(form))
        answer(200, { token_type: 'Bearer', expires_in: 3600, access_token: 'a-token' });
      else answer(401, problem);
    });
  });
  return {
    url: `${origin}/`,
    asked,
    close: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        server.closeAllConnections();
      }),
  };
}
