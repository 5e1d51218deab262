import type { Logger } from '../platform/logger.ts';
import type { Reset } from './reset.ts';

/** Wants to know how resets go on. */
export interface ResetListener {
  /**
   * A reset was asked for, or stands somewhere else now. Of an end it hears again before the person is told, as often as
   * that is tried; of what comes before, a crash may leave out a step. Must be quick: the reset waits.
   */
  moved(reset: Reset): Promise<void>;
}

/** Tells everybody who wants to know. Best effort: the reset goes on whatever becomes of it. */
export async function tellListeners(
  { listeners = [], log }: { readonly listeners?: readonly ResetListener[]; readonly log: Logger },
  reset: Reset,
): Promise<void> {
  const tell = async (listener: ResetListener): Promise<void> => {
    try {
      await listener.moved(reset);
    } catch (error) {
      log.warn({ resetId: reset.id, state: reset.state, error }, 'A listener could not be told of a reset');
    }
  };
  await Promise.all(listeners.map(tell));
}
