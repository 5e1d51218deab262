import { z } from 'zod';
import type { Writing } from '../dialogs/turn.ts';
import type { CaseAttachment } from '../services/helpdesk/case.ts';
import { isCard, wordsOfCard } from './card-words.ts';

/** Fields that say what somebody wrote. What is no such thing is left out: it must not keep a message from being read. */
export const WRITING_FIELDS = {
  attachments: z
    .array(
      z.object({
        contentType: z.string().optional(),
        name: z.string().max(500).nullish().catch(undefined),
        contentUrl: z.string().max(4000).nullish().catch(undefined),
        content: z.unknown().optional(),
      }),
    )
    .nullish(),
  entities: z
    .array(
      z.looseObject({
        type: z.string().optional().catch(undefined),
        text: z.string().optional().catch(undefined),
        mentioned: z
          .object({ id: z.string(), aadObjectId: z.guid().optional().catch(undefined) })
          .optional()
          .catch(undefined),
      }),
    )
    .nullish()
    .catch(undefined),
  recipient: z.object({ id: z.string() }).nullish().catch(undefined),
};

/** What of an activity is read here. */
type WritingFacts = z.infer<z.ZodObject<typeof WRITING_FIELDS>> & {
  readonly type: string;
  readonly id?: string | undefined;
  readonly text?: string | null | undefined;
};

/** The message's own text once more, as Teams sends it beside `text`. */
const OWN_HTML = 'text/html';
/** A file in the sender's OneDrive, which its colleagues can open if they may. (Teams doc: files from bots.) */
const FILE = 'application/vnd.microsoft.teams.file.download.info';
const MENTION_TAGS = /<\/?at\b[^>]*>/gi;
/** Teams writes blanks before and after mentions so. */
const NO_BREAK = /&nbsp;|\u00A0/g;

const CHANGES: Readonly<Record<string, Writing['change']>> = {
  message: 'new',
  messageUpdate: 'edited',
  messageDelete: 'deleted',
};

/** What somebody wrote, changed or deleted; `undefined` where the activity is nothing of the kind. */
export function readWriting(facts: WritingFacts): Writing | undefined {
  const change = Object.hasOwn(CHANGES, facts.type) ? CHANGES[facts.type] : undefined;
  if (change === undefined || facts.id === undefined) return undefined;
  const mentions = (facts.entities ?? []).filter(({ type }) => type === 'mention');
  const ours = mentions.filter(({ mentioned }) => mentioned?.id === facts.recipient?.id);
  const others = mentions.filter((mention) => !ours.includes(mention));
  const isGone = change === 'deleted';
  return {
    text: isGone ? '' : [plainWords(facts.text ?? '', ours), ...cardsIn(facts)].filter(Boolean).join('\n'),
    attachments: isGone ? [] : readAttachments(facts),
    change,
    messageId: facts.id,
    mentionsBot: ours.length > 0,
    mentioned: others.flatMap(({ mentioned }) => mentioned?.aadObjectId?.toLowerCase() ?? []),
  };
}

/** Without the mention of the bot; other people's mentions are their names. */
function plainWords(text: string, ours: readonly { readonly text?: string | undefined }[]): string {
  const rest = ours.reduce((left, mention) => left.replace(mention.text ?? '', ' '), text);
  return rest.replace(MENTION_TAGS, '').replace(NO_BREAK, ' ').trim();
}

/** What was pasted as a card goes on as its words. */
function cardsIn({ attachments }: WritingFacts): readonly string[] {
  return (attachments ?? [])
    .filter(({ contentType, content }) => isReadCard(contentType, content))
    .map(({ content }) => wordsOfCard(content));
}

function isReadCard(contentType: string | undefined, content: unknown): boolean {
  return isCard(contentType) && wordsOfCard(content) !== '';
}

function readAttachments({ attachments }: WritingFacts): readonly CaseAttachment[] {
  return (attachments ?? [])
    .filter(({ contentType, content }) => contentType !== OWN_HTML && !isReadCard(contentType, content))
    .map(({ name, contentType, contentUrl }) => ({
      name: name ?? contentType ?? '',
      // Pictures lie where only the bot may fetch them, so others are told their name alone.
      url: contentType === FILE ? (contentUrl ?? undefined) : undefined,
    }));
}
