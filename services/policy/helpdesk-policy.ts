import { z } from 'zod';
import { HoursSchema } from './hours-schema.ts';
import { EntraId } from './policy-values.ts';

/** As long as Intune's own fields of the tenant's contact are. (Intune: branding limits.) */
const ContactSchema = z.strictObject({
  name: z.string().min(1).max(40).optional(),
  phone: z.string().min(1).max(20).optional(),
  email: z.email().max(40).optional(),
  site: z
    .strictObject({ name: z.string().min(1).max(40), url: z.url({ protocol: /^https?$/ }).max(150) })
    .optional(),
  notes: z.string().min(1).max(120).optional(),
});

/** How the helpdesk works. */
export const HelpdeskPolicySchema = z.strictObject({
  channel: z
    .strictObject({ teamId: z.string().min(1), channelId: z.string().min(1) })
    .optional()
    .describe('The Teams channel that cases are posted to; an operator can also set it from the channel'),
  contact: ContactSchema.optional().describe(
    "Whom people can ask where Intune's branding names nobody, or cannot be read",
  ),
  hours: z
    .union([HoursSchema, z.literal(false)])
    .default(false)
    .describe('When the helpdesk is there; outside of it people are told when it opens. false: always'),
  remindAfterMinutes: z
    .int()
    .min(1)
    .max(10_080)
    .default(15)
    .describe('A case that nobody claimed is brought up again in its thread after so long'),
  escalateAfterMinutes: z
    .int()
    .min(1)
    .max(10_080)
    .default(60)
    .describe('A case that nobody claimed is escalated after so long'),
  escalateTo: z
    .array(z.strictObject({ userId: EntraId, name: z.string().min(1).max(80) }))
    .max(10)
    .default([])
    .describe('Who is mentioned when a case is escalated: Entra object ids, and names to show'),
  reopenWithinHours: z
    .int()
    .min(0)
    .max(720)
    .default(24)
    .describe('How long after it was resolved a case can be reopened by writing again. 0: never'),
});

/** How the helpdesk works. */
export type HelpdeskPolicy = z.infer<typeof HelpdeskPolicySchema>;
