import { z } from 'zod';
import type { Messages } from '../../locales/messages.ts';
import type { DeviceDraft } from '../../sandbox/intune/device-draft.ts';
import type { Intune } from '../../sandbox/intune/index.ts';
import type { SimulatedDevice } from '../../sandbox/intune/simulated-device.ts';
import { type ButtonChoice, type CardInChat, cardOf, findButtons } from './card-in-chat.ts';
import { type ConnectorRecord, readableText } from './connector-record.ts';
import { type SignInEnd, type SignInOptions, signInOverHttp } from './entra-browser.ts';
import type { Seat } from './teams-activity.ts';
import { createTeamsClient, type TeamsClient } from './teams-client.ts';
import type { TeamsConnector } from './teams-connector.ts';

const OAUTH_CARD = 'application/vnd.microsoft.card.oauth';
const OAuthCard = z.object({ buttons: z.tuple([z.object({ type: z.literal('signin'), value: z.url() })]) });

/** The tick that clients require before *Reset passcode*. */
export const HAVE_DEVICE = { haveDevice: 'true' };

/** A sign-in that the bot asks for. */
export interface SignInAsked {
  /** Says why and until when, and can be canceled. */
  readonly card: CardInChat;
  /** The message with the sign-in button. */
  readonly buttonId: string;
  readonly link: string;
}

/** A person in front of Teams, who knows how a reset goes, step by step. Each step begins with those before it. */
export interface DeskPerson extends TeamsClient {
  readonly words: Messages;
  /** What the chat shows now, oldest first. */
  chat(): readonly ConnectorRecord[];
  /** What the chat shows in one place now, as a person reads it. */
  read(activityId: string): string;
  /** The next message or update in this chat that says this, from now on or among the past ones. */
  hears(text: string, afterOrder?: number): Promise<ConnectorRecord>;
  /** The next new message in this chat that says this; a card that only turns into it is none. */
  isSent(text: string, afterOrder?: number, withinMs?: number): Promise<ConnectorRecord>;
  /** One of their own devices, by its name. */
  device(name: string): SimulatedDevice;
  askForReset(utterance?: string): Promise<CardInChat>;
  /** The page of the device list that shows a device. */
  findRow(list: CardInChat, deviceName: string): Promise<CardInChat>;
  reachSignIn(device: DeviceDraft): Promise<SignInAsked>;
  /** The newest sign-in that the bot asks for, after a record of the connector. */
  signInAsked(afterOrder: number): Promise<SignInAsked>;
  signIn(asked: SignInAsked, options?: SignInOptions): Promise<SignInEnd>;
  reachConsequences(device: DeviceDraft): Promise<CardInChat>;
  /** @returns the progress card. */
  confirm(device: DeviceDraft): Promise<CardInChat>;
  /**
   * @param withinMs Where the bot takes its time, as in production.
   * @returns the final message, sent by the bot of itself.
   */
  reachEnd(device: DeviceDraft, title: string, withinMs?: number): Promise<CardInChat>;
}

/** What a person needs around them. */
export interface PersonPlaces {
  readonly endpoint: string;
  readonly connector: TeamsConnector;
  readonly intune: Intune;
  /** What the bot speaks with this person. */
  readonly words: Messages;
  /** How often each of their activities arrives; once where absent. */
  readonly copies?: number;
}

/** Chooses the row of a device. */
export function pickOf(deviceId: string): ButtonChoice {
  return ({ verb, data }) => verb === 'device.pick' && data['device'] === deviceId;
}

/** Sits a person down, by default Alex in a private chat. */
export function createDeskPerson(places: PersonPlaces, changes: Partial<Seat>): DeskPerson {
  const { connector, endpoint, intune, words, copies = 1 } = places;
  const client = createTeamsClient({ endpoint, serviceUrl: connector.serviceUrl, copies }, changes);
  const { person, conversationId } = client.seat;

  const chat = (): readonly ConnectorRecord[] => connector.chat(conversationId);
  const says = (text: string, { conversationId: place, activity }: ConnectorRecord): boolean =>
    place === conversationId && readableText(activity).includes(text);
  const hears: DeskPerson['hears'] = (text, afterOrder) =>
    connector.waitFor((record) => says(text, record), afterOrder);
  const isSent: DeskPerson['isSent'] = (text, afterOrder, withinMs) =>
    connector.waitFor((record) => record.operation === 'send' && says(text, record), afterOrder, withinMs);
  /** The card that comes of doing something. */
  async function after(title: string, act: () => Promise<unknown>): Promise<CardInChat> {
    const order = connector.records.length;
    await act();
    return cardOf(await hears(title, order));
  }

  function device(name: string): SimulatedDevice {
    const found = intune.world
      .list()
      .find(({ managed }) => managed.deviceName === name && managed.userId === person.oid);
    if (!found) throw new Error(`${person.name} has no ${name}`);
    return found;
  }

  const me: DeskPerson = {
    ...client,
    words,
    chat,
    hears,
    isSent,
    device,
    read(activityId) {
      const shown = chat().find((record) => record.activityId === activityId);
      return shown ? readableText(shown.activity) : '';
    },
    askForReset: (utterance = 'reset') => after(words.devices.title, () => client.say(utterance)),
    async findRow(list, name) {
      const choice = pickOf(device(name).managed.id);
      let page = list;
      while (!findButtons(page).some((button) => typeof choice === 'function' && choice(button))) {
        const shown = page;
        page = await after(words.devices.title, () => client.click(shown, words.buttons.nextPage));
      }
      return page;
    },
    async reachSignIn({ name }) {
      const page = await me.findRow(await me.askForReset(), name);
      const order = connector.records.length;
      await client.click(page, pickOf(device(name).managed.id));
      return me.signInAsked(order);
    },
    async signInAsked(afterOrder) {
      const card = cardOf(await isSent(words.signIn.title, afterOrder));
      const button = await isSent(words.signIn.cardText, afterOrder);
      return { card, buttonId: button.activityId, link: linkOf(button) };
    },
    signIn: ({ link }, options) => signInOverHttp(link, person.username, options),
    async reachConsequences(draft) {
      const asked = await me.reachSignIn(draft);
      return after(words.consequences.title, () => me.signIn(asked));
    },
    async confirm(draft) {
      const card = await me.reachConsequences(draft);
      return after(words.progress.title, () => client.click(card, 'consequences.confirm', HAVE_DEVICE));
    },
    async reachEnd(draft, title, withinMs) {
      const order = connector.records.length;
      await me.confirm(draft);
      return cardOf(await isSent(title, order, withinMs));
    },
  };
  return me;
}

function linkOf({ activity }: ConnectorRecord): string {
  const card = activity.attachments.find(({ contentType }) => contentType === OAUTH_CARD);
  return OAuthCard.parse(card?.content).buttons[0].value;
}
