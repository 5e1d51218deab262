import type { RequestHandler } from 'express';
import { createRemoteJWKSet, jwtVerify } from 'jose';
import { BOT_FRAMEWORK_AUDIENCE } from './apis.ts';
import type { Entra } from './entra.ts';

/** Whether an `Authorization` header is that of the bot. */
export type BotTokenCheck = (authorization: string | undefined) => Promise<boolean>;

/** Lets only the bot in. */
export function admitBot(accept: BotTokenCheck): RequestHandler {
  return async (req, res, next) => {
    if (await accept(req.headers.authorization)) next();
    else res.status(401).end();
  };
}

/** How Teams and the token service know a bot: by a token of this Entra that is for the Bot Framework. */
export function createBotTokenCheck({
  app,
  issuer,
  jwksUrl,
  clock,
}: Pick<Entra, 'app' | 'issuer' | 'jwksUrl' | 'clock'>): BotTokenCheck {
  const keys = createRemoteJWKSet(new URL(jwksUrl));
  return async (authorization) => {
    const token = /^Bearer (.+)$/.exec(authorization ?? '')?.[1] ?? '';
    const expected = { issuer, audience: BOT_FRAMEWORK_AUDIENCE, currentDate: new Date(clock.now()) };
    const checked = await jwtVerify(token, keys, expected).catch(() => undefined);
    return checked?.payload['azp'] === app.clientId;
  };
}
