import type { Activity, Attachment } from 'botbuilder';

/** Of cards that are shared, see `shareCard`: writing the same one out anew would be a large part of a small turn. */
const written = new WeakMap<object, string>();

/** In JSON these are in strings only. */
const NOT_ASCII = /[\u0080-\uffff]/g;

/** An activity as JSON, with the meaning that `JSON.stringify` gives it. Cards that nobody can change any more are written out once. */
export function toJson(activity: Partial<Activity>): string {
  const { attachments, ...rest } = activity;
  if (attachments?.some(({ content }) => isShared(content)) !== true) return JSON.stringify(activity);
  return withField(rest, 'attachments', `[${attachments.map(attachmentToJson).join(',')}]`);
}

function attachmentToJson({ content, ...rest }: Attachment): string {
  const card: unknown = content;
  if (isShared(card)) return withField(rest, 'content', sharedToJson(card));
  return JSON.stringify({ ...rest, content: card });
}

function sharedToJson(card: object): string {
  const known = written.get(card);
  if (known !== undefined) return known;
  const ascii = JSON.stringify(card).replaceAll(NOT_ASCII, escape);
  // A string made of single bytes: what is put together with it becomes bytes ten times as fast.
  const json = Buffer.from(ascii, 'latin1').toString('latin1');
  written.set(card, json);
  return json;
}

function escape(unit: string): string {
  return `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;
}

function isShared(card: unknown): card is object {
  return typeof card === 'object' && card !== null && Object.isFrozen(card);
}

function withField(fields: object, name: string, json: string): string {
  const head = JSON.stringify(fields).slice(0, -1);
  return `${head}${head === '{' ? '' : ','}"${name}":${json}}`;
}
