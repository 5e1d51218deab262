/** A JSON object somewhere in a card. */
export type CardNode = Readonly<Record<string, unknown>>;

/** Every object in a card, however deep, the card itself first. */
export function nodesOf(value: unknown): readonly CardNode[] {
  if (Array.isArray(value)) return value.flatMap(nodesOf);
  if (!isNode(value)) return [];
  return [value, ...Object.values(value).flatMap(nodesOf)];
}

/** The objects of one type, such as `TextBlock`. */
export function nodesOfType(card: unknown, type: string): readonly CardNode[] {
  return nodesOf(card).filter((node) => node['type'] === type);
}

/** Every text that a person can see in a card's text blocks and text runs. */
export function textsOf(card: unknown): readonly string[] {
  return nodesOf(card)
    .filter((node) => node['type'] === 'TextBlock' || node['type'] === 'TextRun')
    .map((node) => String(node['text']));
}

/** A card without its strings: types and keys only. */
export function structureOf(card: unknown): readonly string[] {
  return nodesOf(card).map((node) => `${String(node['type'])}:${Object.keys(node).join()}`);
}

/** Titles of a card's buttons, fallbacks not counted. */
export function buttonTitles(card: unknown): readonly string[] {
  return nodesOfType(card, 'Action.Execute').map((node) => String(node['title']));
}

/** What a card's buttons send, fallbacks not counted. */
export function payloads(card: unknown): readonly unknown[] {
  return nodesOfType(card, 'Action.Execute').map((node) => node['data']);
}

/** A card as an old client sees it, with every fallback in place of its button, or as a new one, without any. */
export function seenBy(client: 'old' | 'new', value: unknown): unknown {
  if (Array.isArray(value)) return value.map((item) => seenBy(client, item));
  if (!isNode(value)) return value;
  if (client === 'old' && isNode(value['fallback'])) return value['fallback'];
  const kept = Object.entries(value).filter(([key, part]) => key !== 'fallback' && !isEmptyList(part));
  return Object.fromEntries(kept.map(([key, part]) => [key, seenBy(client, part)]));
}

function isNode(value: unknown): value is CardNode {
  return typeof value === 'object' && value !== null;
}

function isEmptyList(value: unknown): boolean {
  return Array.isArray(value) && value.length === 0;
}
