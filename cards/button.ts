import type { CardPayload } from './actions.ts';

/** How a button looks and what it sends along. */
export interface ButtonOptions {
  /** `positive` for the main way on, `destructive` for what cannot be undone. */
  readonly style?: 'positive' | 'destructive';
  /** Said by screen readers and shown on hover, where the title alone does not tell buttons apart. */
  readonly tooltip?: string;
  /** Leaves the card's inputs alone: they need not be filled in. */
  readonly withoutInputs?: boolean;
}

/** A button of a card, with a fallback for clients that know no `Action.Execute`. */
export function button(title: string, payload: CardPayload, options: ButtonOptions = {}): object {
  const shared = {
    title,
    data: payload,
    ...(options.style && { style: options.style }),
    ...(options.tooltip && { tooltip: options.tooltip }),
    ...(options.withoutInputs && { associatedInputs: 'none' }),
  };
  return {
    type: 'Action.Execute',
    verb: payload.action,
    ...shared,
    fallback: { type: 'Action.Submit', ...shared },
  };
}
