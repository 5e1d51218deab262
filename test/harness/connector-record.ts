import { z } from 'zod';
import type { ConnectorOperation } from './connector-faults.ts';

/** What the tests look at in an activity of the bot; the rest is kept too. */
export const OutgoingActivity = z.looseObject({
  type: z.string(),
  text: z.string().optional(),
  attachments: z.array(z.looseObject({ contentType: z.string(), content: z.unknown() })).default([]),
});

/** An activity of the bot, as it came over the wire. */
export type OutgoingActivity = z.infer<typeof OutgoingActivity>;

/** One request of the bot to the connector that was carried out. */
export interface ConnectorRecord {
  /** Grows by one with every request, over all conversations. */
  readonly order: number;
  readonly operation: ConnectorOperation;
  readonly conversationId: string;
  readonly activityId: string;
  /** Of a deletion, an activity of type `messageDelete` without content. */
  readonly activity: OutgoingActivity;
}

/** Says what a person would read in an activity: its text and every text of its cards. */
export function readableText({ text, attachments }: OutgoingActivity): string {
  const texts = attachments.flatMap(({ content }) => collectTexts(content));
  return [text ?? '', ...texts].join('\n').trim();
}

/** The keys under which cards keep what people read. */
const READ_BY_PEOPLE = new Set(['text', 'title', 'label', 'value', 'subtitle', 'errorMessage']);
/** What a button carries is for the bot, not for people. */
const FOR_THE_BOT = new Set(['data', 'fallback', 'refresh']);

function collectTexts(node: unknown): string[] {
  if (Array.isArray(node)) return node.flatMap(collectTexts);
  if (typeof node !== 'object' || node === null) return [];
  return Object.entries(node).flatMap(([key, value]: [string, unknown]) => {
    if (FOR_THE_BOT.has(key)) return [];
    if (typeof value === 'string') return READ_BY_PEOPLE.has(key) ? [value] : [];
    return collectTexts(value);
  });
}
