import { createRequire } from 'node:module';
import type * as AdaptiveCards from 'adaptivecards';
import { z } from 'zod';

/**
 * Microsoft's own implementation of the published schema. Only its bundle loads in Node: the modules
 * beside it import without file extensions.
 */
const bundle: unknown = createRequire(import.meta.url)('adaptivecards/dist/adaptivecards.js');
const library = z
  .custom<typeof AdaptiveCards>((it) => typeof it === 'object' && it !== null && 'SerializationContext' in it)
  .parse(bundle);

/** What a card looks like after Microsoft's library read it as version 1.5, and what it complained about. */
export interface SchemaReading {
  readonly problems: readonly string[];
  /** Without what version 1.5 does not know, and without values equal to the default. */
  readonly understood: unknown;
}

/** Reads a card as a client for version 1.5 does. */
export function readAsVersion15(card: unknown): SchemaReading {
  const context = new library.SerializationContext(library.Versions.v1_5);
  const read = new library.AdaptiveCard();
  read.parse(card, context);
  const events = Array.from({ length: context.eventCount }, (_, index) => context.getEventAt(index));
  const problems = [...events, ...read.validateProperties().validationEvents];
  return { problems: problems.map(({ message }) => message).filter(isReal), understood: read.toJSON() };
}

/** The library keeps its `lang` pattern between calls (a global regular expression), so every other card fails it. */
function isReal(message: string): boolean {
  return !/^Invalid value "[a-z]{2}" for property "lang"\.$/.test(message);
}
