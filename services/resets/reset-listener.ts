import type { Logger } from '../platform/logger.ts';
import type { Reset, ResetState } from './reset.ts';
import { isEnded } from './transitions.ts';

/** Wants to know how resets go on. */
export interface ResetListener {
  /**
   * A reset was asked for, or stands somewhere else now. Of an end it hears again before the person is told, as often as
   * that is tried; of what comes before, a crash may leave out a step. Must be quick: the reset waits.
   *
   * @param from Where it stood before. Absent where it is new, and where it hears of an end again.
   */
  moved(reset: Reset, from?: ResetState): Promise<void>;
  /** The chat will never take the outcome. */
  undeliverable?(reset: Reset): Promise<void>;
}

/** A listener that need not hear of an end at once: only before the person is told, or where they never will be. */
export function untilTold(moved: (reset: Reset) => Promise<void>): ResetListener {
  return {
    async moved(reset, from) {
      const isHeardAgain = from !== undefined && isEnded(reset);
      if (!isHeardAgain) await moved(reset);
    },
    undeliverable: moved,
  };
}

interface Listening {
  readonly listeners?: readonly ResetListener[];
  readonly log: Logger;
}

/** Tells everybody who wants to know. Best effort: the reset goes on whatever becomes of it. */
export function tellListeners(listening: Listening, reset: Reset, from?: ResetState): Promise<void> {
  return tellAll(listening, reset, (listener) => listener.moved(reset, from));
}

/** As {@link tellListeners}, where the outcome will never reach its person. */
export function tellUndeliverable(listening: Listening, reset: Reset): Promise<void> {
  return tellAll(listening, reset, async (listener) => listener.undeliverable?.(reset));
}

async function tellAll(
  { listeners = [], log }: Listening,
  reset: Reset,
  how: (listener: ResetListener) => Promise<void>,
): Promise<void> {
  const tell = async (listener: ResetListener): Promise<void> => {
    try {
      await how(listener);
    } catch (error) {
      log.warn({ resetId: reset.id, state: reset.state, error }, 'A listener could not be told of a reset');
    }
  };
  await Promise.all(listeners.map(tell));
}
