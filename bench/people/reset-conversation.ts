import { en } from '../../locales/en.ts';
import type { Person } from '../../sandbox/people.ts';
import { MINUTE_MS } from '../../services/platform/clock.ts';
import type { BenchWorld } from '../world/bench-world.ts';
import type { News } from '../world/news.ts';
import { type Chat, openChat } from './chat.ts';
import { signIn, STEP_WITHIN_MS } from './sign-in.ts';

/** Longer than the queue of a burst takes to drain. */
const OUTCOME_WITHIN_MS = 20 * MINUTE_MS;
/** How the sentence begins, whatever the number of minutes. */
const [IN_LINE = ''] = en.progress.inLine(0).split('0');
const ENDS = [en.confirmation.title, en.failed.title, en.expired.title];

/** When what happened, in milliseconds since 1970, and how often the outcome was told. */
export interface ResetStory {
  readonly began: number;
  readonly confirmed: number;
  readonly told: number;
  /** Whether the card said that it stands in line, and for how long. */
  readonly wasInLine: boolean;
}

/** Goes through the whole conversation: list, pick, sign-in, confirm, outcome. @throws where a step never comes. */
export async function resetPasscode(
  world: BenchWorld,
  origin: string,
  person: Person,
  outcomeWithinMs = OUTCOME_WITHIN_MS,
): Promise<ResetStory> {
  const chat = openChat(world, origin, person);
  try {
    const began = Date.now();
    const confirmed = await confirmReset(chat);
    let wasInLine = false;
    const { at } = await chat.wait((news) => {
      wasInLine ||= news.json.includes(IN_LINE);
      return isEnd(news);
    }, outcomeWithinMs);
    return { began, confirmed, told: at, wasInLine };
  } finally {
    chat.close();
  }
}

/** Up to the press on the last button. @returns when that was. */
export async function confirmReset(chat: Chat): Promise<number> {
  await chat.say('reset');
  const list = await chat.wait(shows('device.pick'), STEP_WITHIN_MS);
  await chat.press(list, 'device.pick');
  await signIn(chat);
  const consequences = await chat.wait(shows('consequences.confirm'), STEP_WITHIN_MS);
  await chat.press(consequences, 'consequences.confirm', { haveDevice: 'true' });
  return Date.now();
}

function shows(verb: string): (news: News) => boolean {
  return ({ json }) => json.includes(`"verb":"${verb}"`);
}

/** The progress card does not count: it is updated, not sent. */
function isEnd({ operation, json }: News): boolean {
  return operation === 'send' && ENDS.some((title) => json.includes(title));
}
