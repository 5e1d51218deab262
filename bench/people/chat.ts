import { Agent, request } from 'undici';
import { z } from 'zod';
import type { Person } from '../../sandbox/people.ts';
import { CONNECTIONS } from '../load/connections.ts';
import type { BenchWorld } from '../world/bench-world.ts';
import type { News } from '../world/news.ts';
import { conversationOf, createActivity } from './activity.ts';

/** Somebody's chat with one bot. */
export interface Chat {
  say(text: string): Promise<void>;
  invoke(name: string, value: unknown): Promise<void>;
  /** Presses the first button with this verb of what was shown. @throws where there is none. */
  press(shown: News, verb: string, inputs?: Readonly<Record<string, string>>): Promise<void>;
  /** The next message or update that is meant. @throws where none comes in time. */
  wait(isMeant: (news: News) => boolean, withinMs: number): Promise<News>;
  /** Listens no more. */
  close(): void;
}

const Button = z.object({ type: z.literal('Action.Execute'), verb: z.string(), data: z.looseObject({}) });
/** As Teams reaches a bot: over a few connections that stay, not over one for each person. */
const channel = new Agent({ connections: CONNECTIONS });

/** Opens a person's chat; what was said before is not looked at. */
export function openChat(world: BenchWorld, origin: string, person: Person): Chat {
  const pending: News[] = [];
  let wake = (): void => undefined;
  const close = world.listen(conversationOf(person), (news) => {
    pending.push(news);
    wake();
  });

  async function post(fields: Readonly<Record<string, unknown>>): Promise<void> {
    const { statusCode, body } = await request(`${origin}/api/messages`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(createActivity(person, world.serviceUrl, fields)),
      dispatcher: channel,
    });
    await body.dump();
    if (statusCode !== 200) throw new Error(`${origin} answered ${statusCode}`);
  }

  /** The next that comes; `undefined` where none does in time. */
  async function next(withinMs: number): Promise<News | undefined> {
    if (pending.length === 0) {
      const { promise, resolve } = Promise.withResolvers<undefined>();
      wake = () => {
        resolve(undefined);
      };
      const timer = setTimeout(wake, withinMs);
      await promise;
      clearTimeout(timer);
    }
    return pending.shift();
  }

  const invoke: Chat['invoke'] = (name, value) => post({ type: 'invoke', name, value });
  return {
    invoke,
    close,
    say: (text) => post({ type: 'message', text, textFormat: 'plain' }),
    press({ json }, verb, inputs = {}) {
      const button = findButtons(JSON.parse(json)).find((each) => each.verb === verb);
      if (button === undefined) throw new Error(`No button ${verb}`);
      const action = { ...button, data: { ...button.data, ...inputs } };
      return invoke('adaptiveCard/action', { action, trigger: 'manual' });
    },
    async wait(isMeant, withinMs) {
      const deadline = Date.now() + withinMs;
      for (;;) {
        const news = await next(deadline - Date.now());
        if (news === undefined) throw new Error(`${person.name} waited in vain for ${String(isMeant)}`);
        if (isMeant(news)) return news;
      }
    },
  };
}

/** Every `Action.Execute` of a card, in its order. */
function findButtons(node: unknown): readonly z.infer<typeof Button>[] {
  if (Array.isArray(node)) return node.flatMap(findButtons);
  const button = Button.safeParse(node);
  if (button.success) return [button.data];
  return typeof node === 'object' && node !== null ? Object.values(node).flatMap(findButtons) : [];
}
