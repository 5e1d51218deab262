import type { TurnContext } from 'botbuilder';

/**
 * An answer that a turn will surely want, asked for together with its place in the conversation, so that it need not be
 * waited for by itself. Good for one use: whoever asks later in the turn asks anew.
 */
export class Foreseen<T> {
  readonly #asked = new WeakMap<TurnContext, Promise<T>>();

  /** Asks now. What was foreseen before is forgotten: it was true before the place was ours. */
  async foresee(context: TurnContext, ask: () => Promise<T>): Promise<void> {
    const asked = ask();
    this.#asked.set(context, asked);
    await asked;
  }

  /** What was foreseen, or else what is answered now. */
  take(context: TurnContext, ask: () => Promise<T>): Promise<T> {
    const asked = this.#asked.get(context);
    this.#asked.delete(context);
    return asked ?? ask();
  }
}
