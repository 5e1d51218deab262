import type { Logger } from '../services/platform/logger.ts';
import { describeFailure } from './explain-failure.ts';

/** Who keeps records whose next step has to be asked for, or may have been lost. */
interface Swept {
  sweep(): Promise<void>;
}

/** Looks for work that is due, now and again and again. @returns What ends it. */
export function sweepRegularly(all: readonly Swept[], everyMs: number, log: Logger): NodeJS.Timeout {
  const sweep = (): void => {
    for (const one of all) {
      one.sweep().catch((error: unknown) => {
        log.error(describeFailure(error), 'Work that is due could not be looked for');
      });
    }
  };
  sweep();
  return setInterval(sweep, everyMs);
}
