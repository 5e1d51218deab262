import { z } from 'zod';

const Facts = z.object({
  conversationId: z.string(),
  operation: z.enum(['send', 'update']),
  activityId: z.string(),
  /** When it came, in milliseconds since 1970. */
  at: z.number(),
});

/** A message as the connector took it. */
export interface News extends z.infer<typeof Facts> {
  /** The activity, unread: parsing is left to whoever looks. */
  readonly json: string;
}

const END_OF_FACTS = '\t';

/** As one line: bots write their JSON without line breaks. */
export function formatNews({ json, ...facts }: News): string {
  return `${JSON.stringify(facts)}${END_OF_FACTS}${json}\n`;
}

/** Reads a line of {@link formatNews}. */
export function parseNews(line: string): News {
  const end = line.indexOf(END_OF_FACTS);
  return { ...Facts.parse(JSON.parse(line.slice(0, end))), json: line.slice(end + 1) };
}
