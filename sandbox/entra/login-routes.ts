import express, { type NextFunction, type Request, type Response, type Router } from 'express';
import type { Provider } from 'oidc-provider';
import { z } from 'zod';
import type { Clock } from '../../services/platform/clock.ts';
import type { Person } from '../people.ts';
import { renderLoginPage, renderProblemPage } from './login-page.ts';

/** What the login page posts. */
const LoginForm = z.object({ username: z.string().optional(), cancel: z.string().optional() });

/** What the login page needs. */
export interface LoginParts {
  readonly provider: Provider;
  readonly people: readonly Person[];
  readonly clock: Clock;
}

/** The login page at `/:id` and what its form leads to. */
export function createLoginRoutes(parts: LoginParts): Router {
  const router = express.Router();
  router.get('/:id', async (req, res) => {
    await parts.provider.interactionDetails(req, res);
    res.type('html').send(renderLoginPage(req.originalUrl, parts.people));
  });
  router.post('/:id', express.urlencoded({ extended: false }), (req, res) => logIn(parts, req, res));
  router.use((error: unknown, _req: Request, res: Response, next: NextFunction) => {
    if (res.headersSent) {
      next(error);
      return;
    }
    res.status(400).type('html').send(renderProblemPage('This login page has been used or has expired.'));
  });
  return router;
}

async function logIn({ provider, people, clock }: LoginParts, req: Request, res: Response): Promise<void> {
  const form = LoginForm.parse(req.body);
  const person = people.find(({ username }) => username === form.username);
  if (!person) {
    await provider.interactionFinished(req, res, {
      error: 'access_denied',
      error_description: form.cancel ? 'The person cancelled.' : 'There is no such account.',
    });
    return;
  }
  const login = { accountId: person.oid, ts: Math.floor(clock.now() / 1000), amr: ['pwd'] };
  await provider.interactionFinished(req, res, { login }, { mergeWithLastSubmission: false });
}
