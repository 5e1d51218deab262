import { createServer } from 'node:https';
import express, { type Express } from 'express';
import { type CryptoKey, exportJWK, generateKeyPair, type JWTPayload, SignJWT } from 'jose';
import { z } from 'zod';

const KEY_ID = 'channel-key';
/** The Bot Framework has keys for other channels, too: it publishes them beside, endorsed for those. */
const OTHER_KEY_ID = 'web-chat-key';
const Addressed = z.looseObject({ serviceUrl: z.string() });

/** Where the channel stands, and for whom it signs. */
export interface SigningChannelOptions {
  /** A certificate for `localhost` and its key, as PEM. */
  readonly tls: { readonly cert: string; readonly key: string };
  readonly port: number;
  /** `iss` of its tokens. */
  readonly issuer: string;
  /** The bot's app id: their `aud`. */
  readonly appId: string;
  /** The bot's own `/api/messages`. */
  readonly botEndpoint: string;
}

/**
 * Plays the Bot Framework's side of authentication: publishes keys as it does, and hands activities of people and of
 * the token service on to the bot with a token.
 */
export interface SigningChannel {
  /** Where activities without a token are handed in. */
  readonly endpoint: string;
  readonly openIdMetadataUrl: string;
  /** A token as it comes with an activity; only what is given differs. */
  sign(claims?: JWTPayload, key?: CryptoKey): Promise<string>;
  /** The same, signed with the key that the Bot Framework has for Web Chat. */
  signForWebChat(claims?: JWTPayload): Promise<string>;
  readonly keysUrl: string;
  close(): Promise<void>;
}

/** Opens the channel on loopback. */
export async function openSigningChannel(options: SigningChannelOptions): Promise<SigningChannel> {
  const [keys, others] = [await generateKeyPair('RS256'), await generateKeyPair('RS256')];
  const published = [
    { ...(await exportJWK(keys.publicKey)), kid: KEY_ID, endorsements: ['msteams'] },
    { ...(await exportJWK(others.publicKey)), kid: OTHER_KEY_ID, endorsements: ['webchat'] },
  ];
  const signAs = (kid: string, key: CryptoKey, claims: JWTPayload): Promise<string> =>
    new SignJWT({ iss: options.issuer, aud: options.appId, ...lifeFromNow(), ...claims })
      .setProtectedHeader({ alg: 'RS256', kid })
      .sign(key);
  const sign: SigningChannel['sign'] = (claims = {}, key = keys.privateKey) => signAs(KEY_ID, key, claims);

  const app = express();
  const server = createServer(options.tls, app).listen(options.port, 'localhost');
  await new Promise((resolve) => server.once('listening', resolve));
  const origin = `https://localhost:${options.port}`;
  app.get('/openidconfiguration', (_req, res) => {
    res.json({ issuer: options.issuer, jwks_uri: `${origin}/keys` });
  });
  app.get('/keys', (_req, res) => {
    res.json({ keys: published });
  });
  handOn(app, options.botEndpoint, sign);
  return {
    endpoint: `${origin}/api/messages`,
    openIdMetadataUrl: `${origin}/openidconfiguration`,
    sign,
    signForWebChat: (claims = {}) => signAs(OTHER_KEY_ID, others.privateKey, claims),
    keysUrl: `${origin}/keys`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        server.closeAllConnections();
      }),
  };
}

function lifeFromNow(): JWTPayload {
  const now = Math.floor(Date.now() / 1000);
  return { nbf: now, exp: now + 3600 };
}

function handOn(app: Express, botEndpoint: string, sign: SigningChannel['sign']): void {
  app.post('/api/messages', express.json({ limit: '1mb' }), async (req, res) => {
    const activity = Addressed.parse(req.body);
    const token = await sign({ serviceurl: activity.serviceUrl });
    const answer = await fetch(botEndpoint, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
      body: JSON.stringify(activity),
    });
    const body = await answer.text();
    res.status(answer.status).type('json').send(body);
  });
}
