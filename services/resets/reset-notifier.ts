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
   * @throws IoError where trying again may help.
   */
  confirm(reset: Reset): Promise<Delivery>;
}
