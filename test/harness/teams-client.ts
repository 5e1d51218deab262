import { type ButtonChoice, type CardInChat, findButton, findInputs } from './card-in-chat.ts';
import { keep } from './secret-hunt/kept.ts';
import {
  channelDataOf,
  createTeamsActivity,
  type Seat,
  takeSeat,
  type TeamsActivity,
} from './teams-activity.ts';

/** What the bot answered to the request itself. */
export interface BotAnswer {
  readonly status: number;
  /** The parsed body; the invoke response of an invoke. */
  readonly body: unknown;
}

/** What a person fills in, by the ids of the inputs; toggles as `'true'` and `'false'`. */
export type Inputs = Readonly<Record<string, string>>;

/** Plays a person in Teams, over real HTTP. */
export interface TeamsClient {
  readonly seat: Seat;
  /** Opens the app for the first time: what Teams sends then, in its order. */
  install(): Promise<void>;
  say(text: string, changes?: TeamsActivity): Promise<BotAnswer>;
  /**
   * Clicks a button: `Action.Execute` as an invoke, `Action.Submit` as a message without text.
   *
   * @throws where there is no such button, or where Teams itself would hold it back for a missing input.
   */
  click(card: CardInChat, choice: ButtonChoice, inputs?: Inputs, changes?: TeamsActivity): Promise<BotAnswer>;
  /** Clicks a button in a client that only knows `Action.Submit`, and so takes its fallback. */
  submit(card: CardInChat, choice: ButtonChoice, inputs?: Inputs): Promise<BotAnswer>;
  invoke(name: string, value: unknown, changes?: TeamsActivity): Promise<BotAnswer>;
  event(name: string, value: unknown, changes?: TeamsActivity): Promise<BotAnswer>;
  /** Posts an activity; only what is given differs from what Teams sends. */
  post(fields: TeamsActivity): Promise<BotAnswer>;
}

/** Where the bot and its connector are. */
export interface TeamsClientPlaces {
  /** The bot's `/api/messages`. */
  readonly endpoint: string;
  readonly serviceUrl: string;
  /** How often each activity arrives, at the same moment and with the same id; once where absent. */
  readonly copies?: number;
}

/** Sits a person down, by default Alex in a private chat, in English. */
export function createTeamsClient(places: TeamsClientPlaces, changes: Partial<Seat> = {}): TeamsClient {
  const seat = takeSeat(places.serviceUrl, changes);
  const post = async (fields: TeamsActivity): Promise<BotAnswer> => {
    const activity = createTeamsActivity(seat, fields);
    const more = Array.from({ length: (places.copies ?? 1) - 1 }, () =>
      postActivity(places.endpoint, activity),
    );
    const answer = await postActivity(places.endpoint, activity);
    await Promise.all(more);
    return answer;
  };

  const invoke: TeamsClient['invoke'] = (name, value, more) => post({ type: 'invoke', name, value, ...more });
  const submitValue = (value: TeamsActivity, replyToId: string, more?: TeamsActivity): Promise<BotAnswer> =>
    post({ type: 'message', value, replyToId, channelData: cardSource(seat), ...more });

  return {
    seat,
    post,
    invoke,
    say: (text, more) => post({ type: 'message', text, textFormat: 'plain', ...more }),
    event: (name, value, more) => post({ type: 'event', name, value, ...more }),
    click(card, choice, inputs = {}, more = {}) {
      const { type, title, verb, associatedInputs, data } = findButton(card, choice);
      const filled = { ...data, ...(associatedInputs === 'none' ? {} : fillIn(card, inputs)) };
      if (type !== 'Action.Execute') return submitValue(filled, card.activityId, more);
      const action = { type, title, verb, data: filled };
      const context = { replyToId: card.activityId, channelData: cardSource(seat), ...more };
      return invoke('adaptiveCard/action', { action, trigger: 'manual' }, context);
    },
    submit(card, choice, inputs = {}) {
      const button = findButton(card, choice);
      const used = button.type === 'Action.Submit' ? button : button.fallback;
      if (used?.type !== 'Action.Submit')
        throw new Error(`${button.title} has no Action.Submit to fall back to`);
      const filled = used.associatedInputs === 'none' ? {} : fillIn(card, inputs);
      return submitValue({ ...used.data, ...filled }, card.activityId);
    },
    async install() {
      const { id: botId, name } = { id: '28:passcode-desk', name: 'Passcode Desk' };
      const membersAdded = [
        { id: botId, name },
        { id: `29:${seat.person.oid}`, aadObjectId: seat.person.oid },
      ];
      await post({ type: 'conversationUpdate', membersAdded, locale: undefined, entities: undefined });
      await post({ type: 'installationUpdate', action: 'add' });
    },
  };
}

/** Untouched inputs send what they hold. */
function fillIn(card: CardInChat, inputs: Inputs): Inputs {
  const known = findInputs(card);
  const unknown = Object.keys(inputs).filter((id) => !known.some((input) => input.id === id));
  if (unknown.length > 0) throw new Error(`The card has no input ${unknown.join(', ')}`);
  return Object.fromEntries(
    known.map(({ id, value, isRequired, empty }) => {
      const filled = inputs[id] ?? value;
      if (isRequired && filled === empty) throw new Error(`Teams holds the button back: ${id} is required`);
      return [id, filled];
    }),
  );
}

function cardSource(seat: Seat): TeamsActivity {
  return { ...channelDataOf(seat), source: { name: 'message' } };
}

async function postActivity(endpoint: string, activity: TeamsActivity): Promise<BotAnswer> {
  const response = await fetch(endpoint, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(activity),
  });
  const text = await response.text();
  keep(activity['type'] === 'invoke' ? 'invoke responses' : 'answers', () => text);
  return { status: response.status, body: text === '' ? undefined : parse(text) };
}

/** An answer that is no JSON is kept as it is. */
function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
