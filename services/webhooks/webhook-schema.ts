import { z } from 'zod';
import { CaseWebhook, ResolvedThere } from './case-webhook.ts';

/** What goes over the webhook in both directions, as JSON Schema. Kept in docs/webhook.schema.json. */
export function webhookSchema(): object {
  const { $schema, ...event } = z.toJSONSchema(CaseWebhook);
  const { $schema: _, ...resolvedThere } = z.toJSONSchema(ResolvedThere, { io: 'input' });
  return { $schema, $ref: '#/$defs/event', $defs: { event, resolvedThere } };
}
