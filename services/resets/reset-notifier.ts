import type { Reset } from './reset.ts';

/** What became of a message to a person. */
export type Delivery = 'delivered' | 'undeliverable';

/** Tells the person in the chat how the reset stands. */
export interface ResetNotifier {
  /**
   * Brings the progress card in line with the reset.
   *
   * @returns `skipped` where the chat takes no more for now: final messages come first.
   * @throws IoError where trying again may help.
   */
  showProgress(reset: Reset): Promise<Delivery | 'skipped'>;

  /**
   * Sends the final message and closes the progress card.
   *
   * @returns `undeliverable` only where it will never go. Whatever is thrown is tried again.
   * @throws IoError where it was not sent; `retryAfterMs` says for how long the chat wants to be left alone.
   */
  confirm(reset: Reset): Promise<Delivery>;
}
