import { z } from 'zod';
import { en } from '../../locales/en.ts';
import type { Person } from '../../sandbox/people.ts';
import { SECOND_MS } from '../../services/platform/clock.ts';
import { type ButtonChoice, type CardInChat, cardOf } from '../harness/card-in-chat.ts';
import { type ConnectorRecord, readableText } from '../harness/connector-record.ts';
import { signInOverHttp } from '../harness/entra-browser.ts';
import { type BotAnswer, createTeamsClient, type Inputs, type TeamsClient } from '../harness/teams-client.ts';
import type { TeamsConnector } from '../harness/teams-connector.ts';
import { look } from './look.ts';
import type { Habit, Plan, Point } from './plan.ts';
import { lookAtPasscode } from './secrets.ts';

/** What ends a reset in the chat. */
export const FINAL_TITLES = [en.confirmation.title, en.failed.title, en.expired.title];
/** How long a person looks at a chat in which nothing happens: longer than a dead turn holds the conversation. */
const PATIENCE_MS = 8 * SECOND_MS;
/** A reset takes a moment; the card says so. */
const FINAL_PATIENCE_MS = 30 * SECOND_MS;
/** After that a person gives up. */
const STARTS = 6;

const OAUTH_CARD = 'application/vnd.microsoft.card.oauth';
const OAuthCard = z.object({ buttons: z.tuple([z.object({ value: z.url() })]) });
const Words = z.object({ value: z.string() });

/** Nothing goes on here: the person starts again. */
class Stuck extends Error {}

/** What it took. */
export interface Experience {
  /** How often the conversation was begun. */
  readonly starts: number;
  /** Whether the outcome was told, in the end. */
  readonly isTold: boolean;
  /** What the person did and what came of it, for whoever looks into a run. */
  readonly story: readonly string[];
}

/** Somebody who wants a reset. */
export interface Errand {
  readonly person: Person;
  readonly deviceId: string;
  readonly habits: Plan['habits'];
  readonly endpoint: string;
  readonly connector: TeamsConnector;
  /** Tells where the conversation is, each time. */
  readonly reach: (point: Point) => void;
}

/** Goes through a whole conversation, again and again where nothing goes on, until the outcome is told. */
export async function runErrand(errand: Errand): Promise<Experience> {
  const { connector, endpoint, person } = errand;
  const client = createTeamsClient({ endpoint, serviceUrl: connector.serviceUrl }, { person });
  const began = Date.now();
  const story: string[] = [];
  const tell = (what: string): void =>
    void story.push(`${((Date.now() - began) / SECOND_MS).toFixed(1)} s ${what}`);
  for (let starts = 1; starts <= STARTS; starts++) {
    try {
      const reach = (point: Point): void => {
        tell(point);
        errand.reach(point);
      };
      await converse(client, { ...errand, reach }, tell);
      await lookAtPasscode(client, connector.chat(client.seat.conversationId));
      return { starts, isTold: true, story };
    } catch (error) {
      if (!(error instanceof Stuck)) throw error;
      tell(error.message);
    }
  }
  return { starts: STARTS, isTold: false, story };
}

async function converse(client: TeamsClient, errand: Errand, tell: (what: string) => void): Promise<void> {
  const chat = watchChat(client, errand.connector, tell);
  const { reach, habits, deviceId } = errand;
  reach('ask');
  const list = await chat.press(() => client.say('reset'), en.devices.title);
  if (list === 'told') return;
  reach('pick');
  const isRow: ButtonChoice = ({ verb, data }) => verb === 'device.pick' && data['device'] === deviceId;
  const pick = clickOn(client, cardOf(list), isRow, habits.pick);
  const asked = await chat.press(pick, en.signIn.cardText);
  if (asked === 'told') return;
  reach('sign-in');
  const card = await signIn(client, errand.person, chat, linkOf(asked));
  if (card === 'told') return;
  reach('confirm');
  const confirm = clickOn(client, cardOf(card), 'consequences.confirm', habits.confirm, {
    haveDevice: 'true',
  });
  if ((await chat.press(confirm, en.progress.title)) === 'told') return;
  if ((await chat.hear([], FINAL_PATIENCE_MS)) !== 'told') throw new Stuck('no outcome');
}

/** Where the chat does not go on by itself, the page shows a code to type. */
async function signIn(client: TeamsClient, person: Person, chat: Chat, link: string): Promise<Heard> {
  const since = chat.now();
  const { code } = await signInOverHttp(link, person.username);
  const card = await chat.hear([en.consequences.title], PATIENCE_MS, since);
  if (card !== undefined) return card;
  if (code === undefined) throw new Stuck('no code');
  return chat.press(() => client.say(code), en.consequences.title);
}

function clickOn(
  client: TeamsClient,
  card: CardInChat,
  choice: ButtonChoice,
  habit: Habit,
  inputs: Inputs = {},
): () => Promise<BotAnswer> {
  return async () => {
    if (habit === 'asks-meanwhile') void client.say('status').catch(() => undefined);
    if (habit === 'presses-twice') void client.click(card, choice, inputs).catch(() => undefined);
    return client.click(card, choice, inputs);
  };
}

/** A record that was waited for; `told`: the outcome came first. */
type Heard = ConnectorRecord | 'told';

interface Chat {
  now(): number;
  /** Waits for a text, or for the outcome of a reset. `undefined`: neither came in time. */
  hear(texts: readonly string[], patienceMs: number, since?: number): Promise<Heard | undefined>;
  /** Does something, once more where the bot says that it cannot now. @throws Stuck where nothing comes of it. */
  press(act: () => Promise<BotAnswer>, text: string): Promise<Heard>;
}

/** The chat from a beginning on: what was there before means nothing any more, but for the outcome. */
function watchChat({ seat }: TeamsClient, connector: TeamsConnector, tell: (what: string) => void): Chat {
  const said = (since: number, matches: (text: string, record: ConnectorRecord) => boolean) =>
    connector.records
      .slice(since)
      .find(
        (record) =>
          record.conversationId === seat.conversationId && matches(readableText(record.activity), record),
      );
  const chat: Chat = {
    now: () => connector.records.length,
    hear(texts, patienceMs, since = chat.now()) {
      const isWanted = (text: string): boolean => texts.some((wanted) => text.includes(wanted));
      return look(() => (said(0, isFinal) ? 'told' : said(since, isWanted)), patienceMs);
    },
    async press(act, text) {
      const since = chat.now();
      for (let tries = 0; tries < 2; tries++) {
        const answer = await act().catch(() => undefined);
        tell(`answered ${String(answer?.status)}`);
        const heard = await chat.hear([text], isApology(answer) ? SECOND_MS : PATIENCE_MS, since);
        if (heard !== undefined) return heard;
      }
      throw new Stuck(`no "${text}"`);
    },
  };
  return chat;
}

/** Whether a new message tells the outcome; the progress card does not count. */
function isFinal(text: string, { operation }: ConnectorRecord): boolean {
  return operation === 'send' && FINAL_TITLES.some((title) => text.includes(title));
}

/** Whether the answer to a press says that it was for nothing. */
function isApology(answer: BotAnswer | undefined): boolean {
  const words = Words.safeParse(answer?.body);
  return words.success && words.data.value !== en.chat.seeBelow;
}

function linkOf({ activity }: ConnectorRecord): string {
  const card = activity.attachments.find(({ contentType }) => contentType === OAUTH_CARD);
  return OAuthCard.parse(card?.content).buttons[0].value;
}

/** A person whom no other run knows. */
export function createPerson(index: number): Person {
  const number = String(index).padStart(12, '0');
  return {
    oid: `5e7d0c1a-0000-4000-8000-${number}`,
    name: `Person ${index}`,
    username: `p${index}@example.com`,
  };
}
