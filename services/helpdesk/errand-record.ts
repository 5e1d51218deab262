import { z } from 'zod';
import { AUDIT_KINDS } from '../audit/audit-event.ts';
import { CASE_EVENTS, type CaseErrand } from './case-errand.ts';
import type { CaseMessage } from './case-message.ts';
import type { CaseNews } from './case-news.ts';

export const Instant = z.number().int();
const Sequence = z.number().int();

/** A person as a record names them. */
export const Person = z.object({ oid: z.string(), name: z.string() });

const News = z.enum([
  'claimed',
  'released',
  'resolved',
  'closed',
  'reset-offered',
  'approved',
  'denied',
  'out-of-hours',
  'no-channel',
  'no-helpdesk',
] as const satisfies readonly CaseNews[]);

/** What was `undefined` is left out by JSON, and comes back as such. */
const Attachment = z
  .object({ name: z.string(), url: z.string().optional() })
  .transform(({ name, url }) => ({ name, url }));

const Message: z.ZodType<CaseMessage> = z.object({
  sequence: Sequence,
  to: z.enum(['user', 'helpdesk']),
  from: Person,
  text: z.string(),
  attachments: z.array(Attachment),
  change: z.enum(['new', 'edited', 'deleted']),
  sourceId: z.string(),
  at: Instant,
});

const AuditFacts = z.object({
  kind: z.enum(AUDIT_KINDS),
  actor: z.object({ kind: z.enum(['user', 'helper', 'system']), id: z.string() }),
  detail: z.string().exactOptional(),
});

const frame = {
  sequence: Sequence,
  at: Instant,
  retryAt: Instant.exactOptional(),
  again: z.boolean().exactOptional(),
};

/** An errand as it is stored in its case. */
export const ErrandRecord: z.ZodType<CaseErrand> = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('post'), ...frame }),
  z.object({ kind: z.literal('show'), ...frame }),
  z.object({ kind: z.literal('pass'), message: Message, ...frame }),
  z.object({ kind: z.literal('remind'), how: z.enum(['reminder', 'escalation']), ...frame }),
  z.object({ kind: z.literal('tell'), news: News, ...frame }),
  z.object({
    kind: z.literal('grant'),
    deviceId: z.string(),
    by: z.string(),
    goodUntil: Instant,
    ...frame,
  }),
  z.object({
    kind: z.literal('announce'),
    event: z.enum(CASE_EVENTS),
    message: Message.exactOptional(),
    ...frame,
  }),
  z.object({ kind: z.literal('mail-contact'), ...frame }),
  z.object({ kind: z.literal('audit'), facts: AuditFacts, ...frame }),
]);
