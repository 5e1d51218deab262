// Not the package's entry: its types lead to uncompiled sources of `adaptivecards`, which do not compile here.
import { GlobalSettings, Template } from 'adaptivecards-templating/lib/template-engine.js';
import { z } from 'zod';
import type { Messages, Reader } from '../locales/index.ts';

/** An Adaptive Card 1.5, ready to be sent: plain JSON. */
export type AdaptiveCard = z.infer<typeof AdaptiveCard>;

const AdaptiveCard = z.looseObject({
  type: z.literal('AdaptiveCard'),
  version: z.literal('1.5'),
  lang: z.string(),
  fallbackText: z.string(),
  speak: z.string(),
});

/** The library would leave `${key}` in the card where a key is missing; that must not reach a person. */
GlobalSettings.getUndefinedFieldValueSubstitutionString = (path) => {
  throw new Error(`Card data lacks ${path}`);
};

/** What every layout binds. An optional part of a card is bound to a list of none or one. */
export interface CardData {
  /** The language of the texts. */
  readonly lang: string;
  /** The card in one sentence, for screen readers and old clients. Carries no text made by people, nor secrets. */
  readonly summary: string;
  readonly [part: string]: unknown;
}

/**
 * Gives the function that fills a layout, which it prepares once: with the first card, as a start needs none.
 *
 * In a layout every binding stands alone in its string (`"${title}"`): sentences are made in `locales/`,
 * and inside a longer string the library would swallow the error about a missing key. Data is never expanded a second time, so a device called `${x}` is just that.
 *
 * @throws Error (from the returned function) where the data lacks something the layout binds.
 */
export function compileCard(layout: object): (data: CardData) => AdaptiveCard {
  let prepared: Template | undefined;
  return (data) => {
    prepared ??= new Template(layout);
    // On a copy: the library holds on to what it filled in last, such as a passcode.
    const template = Object.assign(new Template({}), prepared);
    return AdaptiveCard.parse(template.expand({ $root: data }));
  };
}

/** An optional part of a card, as layouts take it. */
export function optional<T>(part: T | undefined): readonly T[] {
  return part === undefined ? [] : [part];
}

/** Draws a card that says the same to everybody who reads a language: once for each. */
export function drawnOnce(draw: (reader: Reader) => AdaptiveCard): (reader: Reader) => AdaptiveCard {
  const drawn = new WeakMap<Messages, AdaptiveCard>();
  return (reader) => {
    const { messages } = reader;
    const known = drawn.get(messages);
    if (known !== undefined) return known;
    const card = shareCard(draw(reader));
    drawn.set(messages, card);
    return card;
  };
}

/**
 * Freezes a card that is drawn once and shown to many, with everything in it: nobody changes what others see, and it can
 * be written out as JSON once.
 */
export function shareCard<T extends object>(card: T): Readonly<T> {
  for (const part of Object.values(card)) if (typeof part === 'object' && part !== null) shareCard(part);
  return Object.freeze(card);
}
