import { z } from 'zod';
import type { Endpoint } from '../intune/device-endpoints.ts';
import { badRequest, userNotFound } from '../intune/graph-problems.ts';
import { type Outbox, SANDBOX_MAILBOX } from './outbox.ts';

const SendMail = z.object({
  message: z.object({
    subject: z.string(),
    body: z.object({ contentType: z.literal('HTML'), content: z.string() }),
    toRecipients: z.array(z.object({ emailAddress: z.object({ address: z.email() }) })).min(1),
  }),
  saveToSentItems: z.boolean().default(true),
});

/** What the endpoint needs. */
export interface SendMailOptions {
  readonly outbox: Outbox;
}

/** `POST /users/{mailbox}/sendMail`: there is one mailbox, and Graph takes the message before it goes. */
export function sendMail({ outbox }: SendMailOptions): Endpoint {
  return (request, mailbox) => {
    if (mailbox.toLowerCase() !== SANDBOX_MAILBOX) return userNotFound(mailbox);
    const mail = SendMail.safeParse(request.body);
    if (!mail.success) return badRequest('Unable to deserialize content.');
    const { subject, body, toRecipients } = mail.data.message;
    const to = toRecipients.map(({ emailAddress }) => emailAddress.address);
    outbox.add({ from: mailbox, to, subject, html: body.content });
    return { status: 202 };
  };
}
