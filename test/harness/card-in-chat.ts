import type { ConnectorRecord } from './connector-record.ts';

const ADAPTIVE_CARD = 'application/vnd.microsoft.card.adaptive';

/** An Adaptive Card as a person has it before them. */
export interface CardInChat {
  /** The message that the card is in; buttons answer to it. */
  readonly activityId: string;
  readonly content: unknown;
}

/** An action of a card. */
export interface CardButton {
  readonly type: string;
  readonly title: string;
  readonly verb: string | undefined;
  readonly data: Readonly<Record<string, unknown>>;
  readonly associatedInputs: string | undefined;
  /** What clients without `Action.Execute` use instead. */
  readonly fallback: CardButton | undefined;
}

/** An input of a card, with what it holds before anybody touches it. */
export interface CardInput {
  readonly id: string;
  readonly value: string;
  readonly isRequired: boolean;
  /** What counts as not answered. */
  readonly empty: string;
}

/** Which button: its title, its verb, or a rule. */
export type ButtonChoice = string | ((button: CardButton) => boolean);

/** The Adaptive Card of a message. @throws where it has none. */
export function cardOf({ activityId, activity }: ConnectorRecord): CardInChat {
  const card = activity.attachments.find(({ contentType }) => contentType === ADAPTIVE_CARD);
  if (!card) throw new Error(`Message ${activityId} has no Adaptive Card`);
  return { activityId, content: card.content };
}

/** Every button, in the order of the card: in ActionSets, on selectable elements, in nested cards. */
export function findButtons(card: CardInChat): readonly CardButton[] {
  return visit(card.content).filter(isButton).map(readButton);
}

/** The one button that is meant. @throws where there is none, or more than one. */
export function findButton(card: CardInChat, choice: ButtonChoice): CardButton {
  const isMeant =
    typeof choice === 'string'
      ? ({ title, verb }: CardButton): boolean => title === choice || verb === choice
      : choice;
  const buttons = findButtons(card);
  const [button, ...others] = buttons.filter(isMeant);
  if (button && others.length === 0) return button;
  const known = buttons.map(({ title, verb, data }) => `${title} (${verb ?? ''}) ${JSON.stringify(data)}`);
  throw new Error(
    `${button ? 'Several buttons' : 'No button'} for ${String(choice)} in:\n${known.join('\n')}`,
  );
}

/** Every input of the card. */
export function findInputs(card: CardInChat): readonly CardInput[] {
  return visit(card.content)
    .filter((node) => textOf(node, 'type')?.startsWith('Input.'))
    .map((node) => {
      const empty = node['type'] === 'Input.Toggle' ? (textOf(node, 'valueOff') ?? 'false') : '';
      const value = textOf(node, 'value') ?? empty;
      return { id: textOf(node, 'id') ?? '', value, isRequired: node['isRequired'] === true, empty };
    });
}

type Node = Readonly<Record<string, unknown>>;

/** All objects of a card, without what a button carries and without fallbacks. */
function visit(value: unknown): readonly Node[] {
  if (Array.isArray(value)) return value.flatMap(visit);
  if (!isNode(value)) return [];
  const inner = Object.entries(value).filter(([key]) => !['data', 'fallback', 'refresh'].includes(key));
  return [value, ...inner.flatMap(([, child]) => visit(child))];
}

function isButton(node: Node): boolean {
  return textOf(node, 'type')?.startsWith('Action.') === true && node['isEnabled'] !== false;
}

function readButton(node: Node): CardButton {
  const { fallback, data } = node;
  return {
    type: textOf(node, 'type') ?? '',
    title: textOf(node, 'title') ?? '',
    verb: textOf(node, 'verb'),
    data: isNode(data) ? data : {},
    associatedInputs: textOf(node, 'associatedInputs'),
    fallback: isNode(fallback) ? readButton(fallback) : undefined,
  };
}

function textOf(node: Node, key: string): string | undefined {
  const value = node[key];
  return typeof value === 'string' ? value : undefined;
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
