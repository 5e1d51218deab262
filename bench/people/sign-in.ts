import type { Person } from '../../sandbox/people.ts';
import { SECOND_MS } from '../../services/platform/clock.ts';
import type { BenchWorld } from '../world/bench-world.ts';
import { type Chat, openChat } from './chat.ts';

/** No step takes longer, however many people are at it. */
export const STEP_WITHIN_MS = 60 * SECOND_MS;
const OAUTH_CARD = 'application/vnd.microsoft.card.oauth';
/** The token service of the bench takes any. */
const CODE = '123456';
/** What the OAuth waterfall says at its end. */
const SIGNED_IN = 'You are now signed in.';

/** Waits for the sign-in, and comes back from it with the code. */
export async function signIn(chat: Chat): Promise<void> {
  await chat.wait(({ json }) => json.includes(OAUTH_CARD), STEP_WITHIN_MS);
  await chat.invoke('signin/verifyState', { state: CODE });
}

/** Goes through the OAuth waterfall of the samples: sign-in, one card. @throws where a step never comes. */
export async function goThroughWaterfall(world: BenchWorld, origin: string, person: Person): Promise<void> {
  const chat = openChat(world, origin, person);
  try {
    await chat.say('hello');
    await signIn(chat);
    await chat.wait(({ json }) => json.includes(SIGNED_IN), STEP_WITHIN_MS);
  } finally {
    chat.close();
  }
}
