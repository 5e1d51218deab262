import express, { type Request, type Response, type Router } from 'express';
import { z } from 'zod';
import { renderProblemPage } from '../entra/login-page.ts';
import type { OauthClient } from './oauth-client.ts';
import type { PendingSignIn, PendingSignIns } from './pending-sign-ins.ts';
import { holderOf } from './sign-in-request.ts';
import { renderSignedInPage } from './signed-in-page.ts';
import type { TokenVault } from './token-vault.ts';

const Start = z.object({ state: z.string() });
const Callback = z.object({
  state: z.string(),
  code: z.string().optional(),
  error: z.string().optional(),
  error_description: z.string().optional(),
});

/** What Entra adds to the address to which it sends the browser back. */
type Callback = z.infer<typeof Callback>;

/** What the browser's way through a sign-in needs. */
export interface BrowserParts {
  readonly pending: PendingSignIns;
  readonly vault: TokenVault;
  readonly oauth: OauthClient;
  readonly forcesLogin: () => boolean;
  /** Tells the bot that a sign-in is finished. @returns Whether the bot took it. */
  readonly announce: (signIn: PendingSignIn, code: string) => Promise<boolean>;
}

/** `/start`, to which the sign-in card leads, and `/callback`, to which Entra sends the browser back. */
export function createBrowserRoutes(parts: BrowserParts): Router {
  const router = express.Router();
  router.get('/start', (req, res) => {
    start(parts, req, res);
  });
  router.get('/callback', (req, res) => finish(parts, req, res));
  return router;
}

function start({ pending, oauth, forcesLogin }: BrowserParts, req: Request, res: Response): void {
  const query = Start.safeParse(req.query);
  const signIn = query.success ? pending.find(query.data.state) : undefined;
  if (signIn) res.redirect(oauth.authorizeUrl(signIn, forcesLogin()));
  else refuse(res, 'This sign-in link has been used or has expired.');
}

async function finish(parts: BrowserParts, req: Request, res: Response): Promise<void> {
  const query = Callback.safeParse(req.query);
  const signIn = query.success ? findAnswered(parts.pending, query.data) : undefined;
  if (!query.success || !signIn) {
    refuse(res, 'This sign-in was finished before, or nobody asked for it.');
    return;
  }
  const { code, error, error_description: description } = query.data;
  const token = code === undefined ? undefined : await parts.oauth.redeem(signIn, code);
  if (!token) {
    refuse(res, description ?? error ?? 'Entra did not accept the authorization code.');
    return;
  }
  const magicCode = parts.vault.offer(holderOf(signIn.request), token);
  const accepted = await parts.announce(signIn, magicCode);
  res.type('html').send(renderSignedInPage(magicCode, accepted));
}

/** A code ends the sign-in, whether it is good or not; somebody who cancelled may follow the link again. */
function findAnswered(pending: PendingSignIns, { state, code }: Callback): PendingSignIn | undefined {
  return code === undefined ? pending.find(state) : pending.take(state);
}

function refuse(res: Response, detail: string): void {
  res.status(400).type('html').send(renderProblemPage(detail));
}
