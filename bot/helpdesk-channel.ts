import { z } from 'zod';
import { type Clock, DAY_MS } from '../services/platform/clock.ts';
import type { DocumentStore } from '../services/platform/document-store.ts';
import { IoError } from '../services/platform/errors.ts';

/** A channel of a team, as Teams names it. */
export interface TeamChannel {
  readonly teamId: string;
  readonly channelId: string;
}

/** What is known of the helpdesk's channel beside its ids. */
export interface KnownChannel extends TeamChannel {
  /** Where Teams takes messages for it, and the bot's account in it; absent until somebody wrote there. */
  readonly route?: ChannelRoute | undefined;
}

/** How to speak in a channel. */
export interface ChannelRoute {
  readonly serviceUrl: string;
  readonly bot: { readonly id: string; readonly name: string };
}

/** Whether cases can be shown to helpers: as of the last time that one was. */
export type HelpdeskStanding = 'reachable' | 'no-channel' | 'refused';

/** Knows which channel is the helpdesk. */
export interface HelpdeskChannelBook {
  /** Whether the settings or the policy name the channel, so that nobody can choose another. */
  isFixed(): boolean;
  find(): Promise<KnownChannel | undefined>;
  /**
   * The same, for whoever ends things where there is none.
   *
   * @throws IoError `helpdesk.channel-unreadable` where one was chosen, but is damaged, or another version wrote it.
   */
  findSurely(): Promise<KnownChannel | undefined>;
  /** Makes a channel the helpdesk, for all instances. */
  choose(channel: TeamChannel, route: ChannelRoute): Promise<void>;
  /** Remembers how to speak there, from an activity that came from there. */
  learn(channel: TeamChannel, route: ChannelRoute): Promise<void>;
  /** Notes whether Teams took what was posted there. */
  note(outcome: 'reachable' | 'refused'): Promise<void>;
  standing(): Promise<HelpdeskStanding>;
}

const KEY = 'helpdesk/channel';

/** Documents that nobody writes are forgotten after some weeks; a quiet helpdesk must not be. */
const REFRESH_AFTER_MS = DAY_MS;

const Entry = z.object({
  version: z.literal(1),
  teamId: z.string(),
  channelId: z.string(),
  route: z.object({ serviceUrl: z.url(), bot: z.object({ id: z.string(), name: z.string() }) }).optional(),
  refused: z.boolean().default(false),
  writtenAt: z.number(),
});
type Entry = z.infer<typeof Entry>;

/** What the book stands on. */
export interface HelpdeskChannelParts {
  readonly documents: DocumentStore;
  readonly clock: Clock;
  /** The channel of the settings or the policy, as they are now. */
  readonly fixed: () => TeamChannel | undefined;
}

/** Keeps what was chosen in the document store, beside the conversations. */
export function createHelpdeskChannelBook(parts: HelpdeskChannelParts): HelpdeskChannelBook {
  /** An entry about another channel than the fixed one says nothing about that. */
  async function read(): Promise<Entry | undefined> {
    const { [KEY]: document } = await parts.documents.read([KEY]);
    const entry = Entry.safeParse(document).data;
    const fixed = parts.fixed();
    if (fixed === undefined) return entry;
    const known = entry !== undefined && isSame(entry, fixed) ? entry : undefined;
    return known ?? { version: 1, ...fixed, refused: false, writtenAt: 0 };
  }

  async function write(entry: Omit<Entry, 'version' | 'writtenAt'>): Promise<void> {
    const writtenAt = parts.clock.now();
    await parts.documents.write({ [KEY]: { ...entry, version: 1, writtenAt, eTag: '*' } });
  }

  async function change(facts: Partial<Entry>): Promise<void> {
    const entry = await read();
    if (entry !== undefined) await write({ ...entry, ...facts });
  }

  async function find(): Promise<KnownChannel | undefined> {
    const entry = await read();
    if (entry === undefined) return undefined;
    const isOld = entry.writtenAt > 0 && parts.clock.now() - entry.writtenAt > REFRESH_AFTER_MS;
    if (isOld) await write(entry);
    const { teamId, channelId, route } = entry;
    return { teamId, channelId, route };
  }

  return {
    isFixed: () => parts.fixed() !== undefined,
    find,
    async findSurely() {
      const channel = await find();
      if (channel === undefined && KEY in (await parts.documents.read([KEY])))
        throw new IoError('helpdesk.channel-unreadable', { retryable: true });
      return channel;
    },
    choose: ({ teamId, channelId }, route) => write({ teamId, channelId, route, refused: false }),
    async learn(channel, route) {
      const known = await read();
      if (known === undefined || !isSame(known, channel) || isSameRoute(known.route, route)) return;
      await write({ ...known, route });
    },
    async note(outcome) {
      const refused = outcome === 'refused';
      if ((await read())?.refused !== refused) await change({ refused });
    },
    async standing() {
      const entry = await read();
      if (entry === undefined) return 'no-channel';
      return entry.refused ? 'refused' : 'reachable';
    },
  };
}

/** Whether two are the same channel of the same team. */
export function isSame(one: TeamChannel, other: TeamChannel): boolean {
  return one.teamId === other.teamId && one.channelId === other.channelId;
}

function isSameRoute(known: ChannelRoute | undefined, { serviceUrl, bot }: ChannelRoute): boolean {
  return known?.serviceUrl === serviceUrl && known.bot.id === bot.id;
}
