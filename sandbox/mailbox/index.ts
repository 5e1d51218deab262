import express, { type RequestHandler, type Router } from 'express';
import { loopbackOnly } from '../control/loopback-only.ts';
import type { Outbox } from './outbox.ts';
import { renderMail, renderMailbox } from './page.ts';

/** Where the page is mounted. */
export const MAILBOX_PATH = '/mailbox';

/** Nothing from elsewhere and no script: a message is what the bot makes of names that people chose. */
const PAGE_POLICY =
  "default-src 'none'; style-src 'self' 'unsafe-inline'; img-src data:; frame-src 'self'; base-uri 'none'";
/** As mail clients show it: its own styles, and nothing that is fetched. */
const TEXT_POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; frame-ancestors 'self'";

/** Makes the page on which a visitor reads what the bot sent by e-mail. */
export function createMailboxPage(outbox: Outbox): Router {
  const router = express.Router();
  router.use(loopbackOnly);
  router.get('/', secured(PAGE_POLICY), (_req, res) => {
    res.type('html').send(renderMailbox({ base: MAILBOX_PATH, mails: outbox.list() }));
  });
  router.get('/:id', secured(PAGE_POLICY), (req, res, next) => {
    const mail = find(outbox, req.params['id']);
    if (mail) res.type('html').send(renderMail(MAILBOX_PATH, mail));
    else next();
  });
  router.get('/:id/text', secured(TEXT_POLICY), (req, res, next) => {
    const mail = find(outbox, req.params['id']);
    if (mail) res.type('html').send(withNewTabs(mail.html));
    else next();
  });
  return router;
}

function find(
  outbox: Outbox,
  id: string | readonly string[] | undefined,
): ReturnType<Outbox['list']>[number] | undefined {
  return outbox.list().find((mail) => String(mail.id) === id);
}

/** A link opens a page of its own, as it does from a mail client. */
function withNewTabs(html: string): string {
  return html.replace('<head>', '<head><base target="_blank" />');
}

function secured(policy: string): RequestHandler {
  return (_req, res, next) => {
    res.set({ 'content-security-policy': policy, 'cache-control': 'no-store' });
    next();
  };
}
