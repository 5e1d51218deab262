import { createHmac } from 'node:crypto';
import {
  type CryptoKey,
  decodeJwt,
  decodeProtectedHeader,
  exportJWK,
  exportSPKI,
  generateKeyPair,
  importJWK,
  type JWK,
  type JWTPayload,
  SignJWT,
} from 'jose';
import { z } from 'zod';
import { unsigned } from '../services/identity/issuer.ts';

const Keys = z.object({ keys: z.tuple([z.record(z.string(), z.unknown())], z.unknown()) });

/** A token that is good, and all that an attacker knows of it. */
export interface Genuine {
  readonly token: string;
  readonly header: { readonly alg: string; readonly kid: string };
  readonly claims: JWTPayload;
  /** The issuer's public key, as it publishes it. */
  readonly jwk: JWK;
}

/** Makes a token that says what the genuine one says, without the issuer's private key. */
export type Forgery = (genuine: Genuine) => Promise<string>;

/** Takes a token apart, and fetches what its issuer publishes. */
export async function examine(token: string, jwksUrl: string): Promise<Genuine> {
  const { alg = '', kid = '' } = decodeProtectedHeader(token);
  const [jwk] = Keys.parse(await (await fetch(jwksUrl)).json()).keys;
  return { token, header: { alg, kid }, claims: decodeJwt(token), jwk };
}

/** A token signed with HMAC-SHA256, whatever the key is. */
function hs256({ claims }: Genuine, header: object, key: string): string {
  const content = unsigned({ ...header, alg: 'HS256' }, claims).slice(0, -1);
  return `${content}.${createHmac('sha256', key).update(content).digest('base64url')}`;
}

async function pemOf({ jwk, header: { alg } }: Genuine): Promise<string> {
  const key = await importJWK(jwk, alg);
  return key instanceof Uint8Array ? '' : exportSPKI(key);
}

interface OwnKey {
  readonly privateKey: CryptoKey;
  readonly jwk: JWK;
}

async function makeKey(alg: string): Promise<OwnKey> {
  const { publicKey, privateKey } = await generateKeyPair(alg);
  return { privateKey, jwk: await exportJWK(publicKey) };
}

/** Signs with a key of the attacker's own, with whatever header. */
async function signByOwnKey(
  { header, claims }: Genuine,
  more: (own: OwnKey) => object = () => ({}),
  alg = 'RS256',
): Promise<string> {
  const own = await makeKey(alg);
  return new SignJWT(claims).setProtectedHeader({ ...header, alg, ...more(own) }).sign(own.privateKey);
}

function signatureOf({ token }: Genuine): string {
  return token.slice(token.lastIndexOf('.') + 1);
}

const ATTACKERS_KEYS = 'https://attacker.example/keys';

/** Every way of forging a token that is tried, wherever the product takes one. */
export const FORGERIES: Readonly<Record<string, Forgery>> = {
  'no signature (alg=none)': async ({ header, claims }) =>
    Promise.resolve(unsigned({ ...header, alg: 'none' }, claims)),
  'no signature, spelled nOnE': async ({ header, claims }) =>
    Promise.resolve(unsigned({ ...header, alg: 'nOnE' }, claims)),
  'alg=none beside the genuine signature': async (genuine) =>
    Promise.resolve(unsigned({ ...genuine.header, alg: 'none' }, genuine.claims) + signatureOf(genuine)),
  'the signature cut off': async ({ token }) => Promise.resolve(token.slice(0, token.lastIndexOf('.') + 1)),
  'one letter of the signature changed': async ({ token }) => {
    const at = token.lastIndexOf('.') + 1;
    const other = token.at(at) === 'A' ? 'B' : 'A';
    return Promise.resolve(token.slice(0, at) + other + token.slice(at + 1));
  },
  'claims changed under the genuine signature': async (genuine) =>
    Promise.resolve(unsigned(genuine.header, { ...genuine.claims, admin: true }) + signatureOf(genuine)),
  'HS256 keyed with the public key as PEM (HS/RS confusion)': async (genuine) =>
    hs256(genuine, genuine.header, await pemOf(genuine)),
  'HS256 keyed with the public key as JWK': async (genuine) =>
    Promise.resolve(hs256(genuine, genuine.header, JSON.stringify(genuine.jwk))),
  'the signature of another key, under the genuine kid': (genuine) => signByOwnKey(genuine),
  'a PS256 signature of another key': (genuine) => signByOwnKey(genuine, () => ({}), 'PS256'),
  'an ECDSA signature of another key': (genuine) => signByOwnKey(genuine, () => ({}), 'ES256'),
  'a key of its own in the header (jwk)': (genuine) => signByOwnKey(genuine, ({ jwk }) => ({ jwk })),
  'keys of its own behind a link in the header (jku, x5u)': (genuine) =>
    signByOwnKey(genuine, () => ({ jku: ATTACKERS_KEYS, x5u: ATTACKERS_KEYS })),
  'a kid that is a path, keyed with the empty file there': async (genuine) =>
    Promise.resolve(hs256(genuine, { kid: '../../../../../../../dev/null' }, '')),
  'a kid that is SQL, keyed with what it selects': async (genuine) =>
    Promise.resolve(hs256(genuine, { kid: "x' UNION SELECT 'secret' -- " }, 'secret')),
  'a kid that is a link': (genuine) => signByOwnKey(genuine, () => ({ kid: ATTACKERS_KEYS })),
  'a kid that is the prototype': (genuine) => signByOwnKey(genuine, () => ({ kid: '__proto__' })),
  'no kid': (genuine) => signByOwnKey(genuine, () => ({ kid: undefined })),
  'five parts, as if it were encrypted': async ({ claims }) =>
    Promise.resolve(`${unsigned({ alg: 'dir', enc: 'A256GCM' }, claims)}.AAAA.AAAA`),
};
