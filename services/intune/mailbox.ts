import type { Mailbox } from '../notices/notice-ports.ts';
import type { Graph } from './graph.ts';

/**
 * A service mailbox that the bot sends from (`sendMail`, v1.0; answers 202; `Mail.Send`, which the tenant restricts to
 * this one mailbox). A sent copy is not kept: it would pile up, with names of devices in it.
 */
export function createMailbox(graph: Pick<Graph, 'post'>, address: string): Mailbox {
  const path = `users/${encodeURIComponent(address)}/sendMail`;
  return {
    send: (to, { subject, html }) =>
      graph.post(path, {
        message: {
          subject,
          body: { contentType: 'HTML', content: html },
          toRecipients: [{ emailAddress: { address: to } }],
          // Nobody reads what “out of office” has to say to a machine. (MS-OXCMAIL, X-Auto-Response-Suppress.)
          internetMessageHeaders: [{ name: 'x-auto-response-suppress', value: 'All' }],
        },
        saveToSentItems: false,
      }),
  };
}
