import { createServer } from 'node:http';

import { exportJWK, exportSPKI, generateKeyPair, SignJWT, type CryptoKey } from 'jose';

export const TENANT = 'aaaaaaaa-0000-4000-8000-000000000001';
export const USER = 'bbbbbbbb-0000-4000-8000-000000000002';
export const AUDIENCE = 'api://passcode-desk/reauth';
export const ISSUER = `https://login.example/${TENANT}/v2.0`;

/** An issuer of tokens: real keys, and a real HTTP server that publishes the public one. */
export interface Issuer {
  readonly jwksUrl: string;
  /** The public key as PEM, as an attacker has it. */
  readonly publicPem: string;
  /** Signs claims with the published key, whatever they are. */
  sign(claims: object, header?: { alg?: string; kid?: string; typ?: string }): Promise<string>;
  /** Signs with a key that nobody published, under the published key's id. */
  forge(claims: object): Promise<string>;
  close(): Promise<void>;
}

/** Starts an issuer. `publish` may spoil what the key endpoint answers. */
export async function startIssuer(
  publish: (jwks: object) => { status: number; body: string } = (jwks) => ({
    status: 200,
    body: JSON.stringify(jwks),
  }),
): Promise<Issuer> {
  const real = await generateKeyPair('RS256', { extractable: true });
  const other = await generateKeyPair('RS256', { extractable: true });
  const jwks = { keys: [{ ...(await exportJWK(real.publicKey)), kid: 'key-1', use: 'sig' }] };
  const server = createServer((_request, response) => {
    const { status, body } = publish(jwks);
    response.writeHead(status, { 'content-type': 'application/json' });
    response.end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The issuer has no port');
  return {
    jwksUrl: `http://127.0.0.1:${address.port}/keys`,
    publicPem: await exportSPKI(real.publicKey),
    sign: (claims, header) => signWith(real.privateKey, claims, header),
    forge: (claims) => signWith(other.privateKey, claims),
    close: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        server.closeAllConnections();
      }),
  };
}

/** A compact token of any parts: the signature is made by nobody. */
export function unsigned(header: object, claims: object): string {
  return (
    [header, claims].map((part) => Buffer.from(JSON.stringify(part)).toString('base64url')).join('.') + '.'
  );
}

function signWith(key: CryptoKey | Uint8Array, claims: object, header = {}): Promise<string> {
  return new SignJWT({ ...claims })
    .setProtectedHeader({ alg: 'RS256', kid: 'key-1', typ: 'JWT', ...header })
    .sign(key);
}
