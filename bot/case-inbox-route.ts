import type restify from 'restify';
import { IoError } from '../services/platform/errors.ts';
import type { Logger } from '../services/platform/logger.ts';
import type { CaseInbox } from '../services/webhooks/case-inbox.ts';
import { describeFailure } from './explain-failure.ts';

/** Where another system says that it resolved a case. (docs/webhook.md) */
export const CASE_INBOX_PATH = '/api/webhooks/cases';

/**
 * Serves the inbox.
 *
 * @param readBody Reads the body into a string and does not parse it: it is signed as it came.
 */
export function serveCaseInbox(
  server: restify.Server,
  readBody: readonly restify.RequestHandler[],
  inbox: CaseInbox,
  log: Logger,
): void {
  server.post(CASE_INBOX_PATH, ...readBody, async (req, res) => {
    const body: unknown = req.body;
    try {
      const { status, answer } = await inbox.receive(req.headers, typeof body === 'string' ? body : '');
      res.send(status, { answer });
    } catch (error) {
      if (!(error instanceof IoError)) throw error;
      log.error(describeFailure(error), 'Webhook request not taken, it should come again');
      res.send(503, { error: 'try again' });
    }
  });
}
