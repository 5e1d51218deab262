import { z } from 'zod';
import type { GraphSettings } from '../services/intune/graph-client.ts';
import { openMail } from '../services/intune/mail-ports.ts';
import { createRedisNoticeLedger } from '../services/notices/redis-notice-ledger.ts';
import { createRedisOnce } from '../services/platform/redis-once.ts';
import type { RedisConnection } from '../services/platform/redis.ts';
import type { MailParts } from './notices.ts';
import type { TeamsLinks } from './teams-links.ts';

/** The setting of e-mail. */
export const NoticeShape = {
  /**
   * Address of the service mailbox from which people are told what is done in their name, and whom to turn to where no
   * helpdesk is in Teams; no e-mail where absent.
   */
  NOTIFY_MAILBOX: z.email('must be an e-mail address').optional(),
};

/** The checked setting. */
export type NoticeConfig = Readonly<z.infer<z.ZodObject<typeof NoticeShape>>>;

/** What the mailbox is reached with. */
export interface MailGround {
  readonly appId: string;
  readonly graph: Omit<GraphSettings, 'onPauseAsked'>;
  readonly redis: RedisConnection;
  readonly links: TeamsLinks;
}

/** Opens the mailbox, where there is one. */
export function mailOf(
  { NOTIFY_MAILBOX: address }: NoticeConfig,
  ground: MailGround,
): { readonly mail?: MailParts } {
  if (address === undefined) return {};
  const { appId, graph, redis, links } = ground;
  return {
    mail: {
      ...openMail(graph, address),
      ledger: createRedisNoticeLedger(redis),
      once: createRedisOnce(redis),
      chatLink: links.toBot(appId),
    },
  };
}
