import { createHash } from 'node:crypto';
import type { TakenIn } from './case-event.ts';
import type { Written } from './case-service.ts';

/** The longest text that is passed on, in UTF-16 units. (Issue: 10,000 characters.) */
export const LONGEST_TEXT = 10_000;
const MOST_ATTACHMENTS = 20;
const LONGEST_NAME = 255;
/** Longer addresses are cut off by browsers and proxies: a name alone is of more use. */
const LONGEST_URL = 2048;

/** A message cut to size, with what tells it from others. */
export function takeIn({ text, attachments, change, sourceId, sentAt }: Written): TakenIn {
  const content = {
    text: cut(text, LONGEST_TEXT),
    attachments: attachments.slice(0, MOST_ATTACHMENTS).map(({ name, url }) => ({
      name: cut(name, LONGEST_NAME),
      url: url === undefined || url.length > LONGEST_URL ? undefined : url,
    })),
    change,
    sourceId,
  };
  const print = createHash('sha256').update(JSON.stringify(content)).digest('base64url').slice(0, 16);
  return { content, mark: { sourceId, change, print }, sentAt };
}

/** Never leaves half a character behind. */
export function cut(text: string, longest: number): string {
  const whole = text.toWellFormed();
  return whole.length <= longest ? whole : whole.slice(0, longest).replace(/[\uD800-\uDBFF]$/, '');
}
