import { z } from 'zod';
import { CASE_EVENTS } from '../helpdesk/case-errand.ts';
import type { CaseAnnouncement } from '../helpdesk/case-ports.ts';
import { type Case, type CaseMessage, caseNumber, type CasePerson, RESOLUTIONS } from '../helpdesk/case.ts';
import type { Instant } from '../platform/clock.ts';

const Time = z.iso.datetime().describe('UTC');
const Person = z.strictObject({
  id: z.string().describe('Entra object id'),
  name: z.string().describe('As the chat names them: untrusted text'),
});
const Number = z
  .string()
  .regex(/^HD-\d{1,15}$/)
  .describe('What people call the case');

const WebhookCase = z.strictObject({
  id: z.string(),
  number: Number,
  state: z.enum(['open', 'claimed', 'resolved', 'closed']).describe('When it was sent; see sequence'),
  reason: z.string().describe('Why a person has to take over, such as asked, failed or not-me'),
  detail: z.string().optional().describe('A code that says more about the reason'),
  priority: z.enum(['normal', 'urgent']),
  language: z.string().describe('Of the user, such as en'),
  user: Person,
  helper: Person.optional().describe('Who holds it'),
  device: z
    .strictObject({
      id: z.string().describe("Intune's managed device id"),
      name: z.string().describe('Untrusted text'),
      kind: z.string(),
      model: z.string().optional(),
      operatingSystem: z.string(),
      osVersion: z.string(),
    })
    .optional(),
  resetId: z.string().optional(),
  resolution: z.enum(RESOLUTIONS).optional(),
  openedAt: Time,
  claimedAt: Time.optional(),
  resolvedAt: Time.optional(),
  closedAt: Time.optional(),
});

const WebhookMessage = z.strictObject({
  from: z.enum(['user', 'helper']),
  person: Person,
  text: z.string().describe('Untrusted plain text; empty where only attachments came'),
  attachments: z.array(z.strictObject({ name: z.string(), url: z.string().optional() })),
  change: z.enum(['new', 'edited', 'deleted']).describe('Edits and deletions name the original by sourceId'),
  sourceId: z.string(),
});

/** What is sent when something happens to a case. */
export const CaseWebhook = z.strictObject({
  id: z.string().describe('Names this event and no other; also sent as Idempotency-Key'),
  type: z.enum(CASE_EVENTS),
  at: Time.describe('When it happened'),
  sequence: z.int().describe('Grows with every event of a case. Events may arrive in another order'),
  tenantId: z.string(),
  case: WebhookCase,
  message: WebhookMessage.optional().describe('With case.message only'),
});

/** What another system sends when it resolved a case. It may say more, which nobody reads. */
export const ResolvedThere = z.object({
  type: z.literal('case.resolved'),
  number: Number,
  resolution: z.enum(RESOLUTIONS).default('passed-on'),
});

/** The event as other systems read it. */
export function toWebhook({ id, event, at, sequence, about, message }: CaseAnnouncement): CaseWebhookBody {
  return {
    ...{ id, type: event, at: time(at), sequence, tenantId: about.tenantId, case: describeCase(about) },
    ...(message === undefined ? {} : { message: describeMessage(message) }),
  };
}

export type CaseWebhookBody = z.input<typeof CaseWebhook>;

function describeCase(about: Case): CaseWebhookBody['case'] {
  const { id, state, reason, detail, priority, language, resetId, resolution, device } = about;
  const { claimedBy, claimedAt, resolvedAt, closedAt } = about;
  return {
    ...{
      id,
      number: caseNumber(about.number),
      state,
      reason,
      detail,
      priority,
      language,
      resetId,
      resolution,
    },
    ...{ user: describePerson(about.user), helper: claimedBy && describePerson(claimedBy) },
    device: device && describeDevice(device),
    ...{ openedAt: time(about.openedAt), claimedAt: timeIfAny(claimedAt) },
    ...{ resolvedAt: timeIfAny(resolvedAt), closedAt: timeIfAny(closedAt) },
  };
}

function describePerson({ oid, name }: CasePerson): { id: string; name: string } {
  return { id: oid, name };
}

function describeDevice(device: NonNullable<Case['device']>): CaseWebhookBody['case']['device'] {
  const { id, name, kind, model, operatingSystem, osVersion } = device;
  return { id, name, kind, model, operatingSystem, osVersion };
}

function describeMessage(message: CaseMessage): CaseWebhookBody['message'] {
  const { to, from, text, attachments, change, sourceId } = message;
  const side = to === 'helpdesk' ? 'user' : 'helper';
  return { from: side, person: describePerson(from), text, attachments: [...attachments], change, sourceId };
}

function time(at: Instant): string {
  return new Date(at).toISOString();
}

function timeIfAny(at: Instant | undefined): string | undefined {
  return at === undefined ? undefined : time(at);
}
