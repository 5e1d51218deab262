import { channel, subscribe, unsubscribe } from 'node:diagnostics_channel';
import { inspect } from 'node:util';
import { z } from 'zod';

/** Where something of the product's stays, or whom it goes to. */
export const PLACES = [
  /** What is logged, and what processes print. */
  'logs',
  'output',
  /** What the bot says in chats and channels. */
  'chats',
  /** What it answers to requests, and to presses of buttons: only there a passcode may be. */
  'answers',
  'invoke responses',
  /** What it keeps. */
  'stores',
  'redis',
  'audit',
  /** What it asks of Graph, and sends by e-mail, to other systems and to collectors. */
  'graph requests',
  'mail',
  'webhooks',
  'telemetry',
] as const;

export type Place = (typeof PLACES)[number];

const Kept = z.object({ place: z.enum(PLACES), content: z.union([z.string(), z.instanceof(Uint8Array)]) });
/** Something that was kept, as it was. */
export type Kept = z.infer<typeof Kept>;

const NAME = 'passcode-desk.test.kept';
const kept = channel(NAME);

/** Tells a hunt, where there is one, what was kept. */
export function keep(place: Place, content: () => Kept['content']): void {
  if (kept.hasSubscribers) kept.publish({ place, content: content() } satisfies Kept);
}

/** Tells a hunt of a line of the log, with all that hangs on it. */
export function keepLogged(facts: object, message: string): void {
  keep('logs', () => `${message} ${inspect(facts, EVERYTHING)}`);
}

const EVERYTHING = { depth: Infinity, maxArrayLength: null, maxStringLength: null };

/** Hears of everything that is kept from now on. @returns What ends it. */
export function onKept(hear: (kept: Kept) => void): () => void {
  const listener = (message: unknown): void => {
    hear(Kept.parse(message));
  };
  subscribe(NAME, listener);
  return () => {
    unsubscribe(NAME, listener);
  };
}
