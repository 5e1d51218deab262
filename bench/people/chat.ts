import { z } from 'zod';
import type { Person } from '../../sandbox/people.ts';
import type { BenchWorld } from '../world/bench-world.ts';
import type { ChatEntry } from '../world/orders.ts';
import { conversationOf, createActivity } from './activity.ts';

/** Somebody's chat with one bot. */
export interface Chat {
  say(text: string): Promise<void>;
  invoke(name: string, value: unknown): Promise<void>;
  /** Presses the first button with this verb of what was shown last. @throws where there is none. */
  press(shown: ChatEntry, verb: string, inputs?: Readonly<Record<string, string>>): Promise<void>;
  /** The next message or update that is meant. @throws where none comes in time. */
  wait(isMeant: (json: string, entry: ChatEntry) => boolean, withinMs: number): Promise<ChatEntry>;
}

const Button = z.object({ type: z.literal('Action.Execute'), verb: z.string(), data: z.looseObject({}) });
/** Thousands wait at the same time; what comes is told at once. */
const LOOK_FOR_MS = 30_000;

/** Opens a person's chat; what was said before is not looked at. */
export function openChat(world: BenchWorld, origin: string, person: Person): Chat {
  const id = conversationOf(person);
  let from = 0;
  const pending: ChatEntry[] = [];

  async function post(fields: Readonly<Record<string, unknown>>): Promise<void> {
    const response = await fetch(`${origin}/api/messages`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(createActivity(person, world.serviceUrl, fields)),
    });
    await response.arrayBuffer();
    if (!response.ok) throw new Error(`${origin} answered ${response.status}`);
  }

  const invoke: Chat['invoke'] = (name, value) => post({ type: 'invoke', name, value });
  return {
    invoke,
    say: (text) => post({ type: 'message', text, textFormat: 'plain' }),
    press(shown, verb, inputs = {}) {
      const button = findButtons(shown.activity.attachments).find((each) => each.verb === verb);
      if (button === undefined) throw new Error(`No button ${verb}`);
      const action = { ...button, data: { ...button.data, ...inputs } };
      return invoke('adaptiveCard/action', { action, trigger: 'manual' });
    },
    async wait(isMeant, withinMs) {
      const deadline = Date.now() + withinMs;
      while (Date.now() < deadline) {
        for (let next = pending.shift(); next !== undefined; next = pending.shift()) {
          if (isMeant(JSON.stringify(next.activity), next)) return next;
        }
        const entries = await world.chat(id, from, LOOK_FOR_MS);
        from += entries.length;
        pending.push(...entries);
      }
      throw new Error(`${person.name} waited in vain for ${String(isMeant)}`);
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
