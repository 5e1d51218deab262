import { IoError } from '../platform/errors.ts';
import { move } from './change.ts';
import { type Answer, judge, sentSince } from './judge.ts';
import { moment, type ResetDeps } from './reset-deps.ts';
import type { Reset } from './reset.ts';

/** Asks Intune what became of a reset, and acts on the answer. */
export async function watch(deps: ResetDeps, reset: Reset): Promise<void> {
  const answer = await ask(deps, reset);
  await move(deps, reset, judge(reset, answer, moment(deps), deps.settings));
}

/** Whatever keeps Intune from answering, missing permissions included, may be mended while the device is offline. */
async function ask(deps: ResetDeps, reset: Reset): Promise<Answer> {
  try {
    return await deps.outcome.read(reset.device.id, sentSince(reset), reset.precededBy);
  } catch (error) {
    deps.log.warn({ resetId: reset.id, error }, 'Outcome of a reset not read');
    return { state: 'no-answer', retryAfterMs: error instanceof IoError ? error.retryAfterMs : undefined };
  }
}
