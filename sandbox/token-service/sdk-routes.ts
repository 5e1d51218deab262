import express, { type NextFunction, type Request, type Response, type Router } from 'express';
import { z } from 'zod';
import { admitBot, type BotTokenCheck } from '../entra/bot-access.ts';
import type { PendingSignIns } from './pending-sign-ins.ts';
import { type Holder, readSignInRequest } from './sign-in-request.ts';
import type { TokenVault, UserToken } from './token-vault.ts';

const TokenQuery = z.object({
  userId: z.string(),
  connectionName: z.string(),
  channelId: z.string(),
  code: z.string().optional(),
});
const StatusQuery = z.object({ userId: z.string(), channelId: z.string() });
const SignOutQuery = StatusQuery.extend({ connectionName: z.string().optional() });
const SignInQuery = z.object({ state: z.string() });

/** What the SDK's `UserTokenClient` asks the token service for. */
export interface SdkParts {
  readonly pending: PendingSignIns;
  readonly vault: TokenVault;
  /** The link with which a sign-in begins. */
  readonly linkTo: (signInId: string) => string;
  /** Who may ask; everybody where absent. */
  readonly acceptBot?: BotTokenCheck | undefined;
}

/** The token service's REST API, as far as the SDK's `UserTokenClient` calls it. */
export function createSdkRoutes({ pending, vault, linkTo, acceptBot }: SdkParts): Router {
  const router = express.Router();
  if (acceptBot !== undefined) router.use(admitBot(acceptBot));
  router.get('/botsignin/GetSignInResource', (req, res) => {
    const request = readSignInRequest(SignInQuery.parse(req.query).state);
    if (request) res.json({ signInLink: linkTo(pending.begin(request).id) });
    else refuse(res, 'The state is not a token exchange state.');
  });
  router.get('/usertoken/GetToken', (req, res) => {
    const { code, ...holder } = TokenQuery.parse(req.query);
    const token = code ? vault.redeem(holder, code) : vault.cached(holder);
    if (token) res.json(describeToken(holder, token));
    else res.status(404).end();
  });
  router.get('/usertoken/GetTokenStatus', (req, res) => {
    const { userId, channelId } = StatusQuery.parse(req.query);
    const describe = (connectionName: string) => ({ channelId, connectionName, hasToken: true });
    res.json(vault.connectionsOf(userId, channelId).map(describe));
  });
  router.delete('/usertoken/SignOut', (req, res) => {
    vault.forget(SignOutQuery.parse(req.query));
    res.status(204).end();
  });
  router.post(['/usertoken/exchange', '/usertoken/GetAadTokens'], (_req, res) => {
    refuse(res, 'The connection has no token exchange URL, and so no single sign-on.');
  });
  router.use((error: unknown, _req: Request, res: Response, next: NextFunction) => {
    if (error instanceof z.ZodError) refuse(res, z.prettifyError(error));
    else next(error);
  });
  return router;
}

function describeToken({ channelId, connectionName }: Holder, { token, expiresAt }: UserToken): object {
  return { channelId, connectionName, token, expiration: new Date(expiresAt).toISOString() };
}

function refuse(res: Response, message: string): void {
  res.status(400).json({ error: { code: 'BadArgument', message } });
}
