import { GraphError } from '../intune/graph-error.ts';
import { IoError } from '../platform/errors.ts';
import { move } from './change.ts';
import { type Answer, judge, lookKindOf, sentSince } from './judge.ts';
import { moment, type ResetDeps } from './reset-deps.ts';
import type { LookKind } from './reset-outcome.ts';
import type { Reset } from './reset.ts';

/** Asks Intune what became of a reset, and acts on the answer. @returns As {@link move}. */
export async function watch(deps: ResetDeps, reset: Reset): Promise<Reset | undefined> {
  const answer = await ask(deps, reset);
  return move(deps, reset, judge(reset, answer, moment(deps), deps.settings));
}

/** Whatever keeps Intune from answering, missing permissions included, may be mended while the device is offline. */
async function ask(deps: ResetDeps, reset: Reset): Promise<Answer> {
  const kind = lookKindOf(reset, deps.clock.now(), deps.settings);
  try {
    return await deps.outcome.read(reset.device.id, sentSince(reset), reset.precededBy, kind);
  } catch (error) {
    // May happen a hundred times a second, and is as it should be.
    if (isPutOff(kind, error)) deps.log.debug({ resetId: reset.id }, 'No room for a look at a reset');
    else deps.log.warn({ resetId: reset.id, error }, 'Outcome of a reset not read');
    return { state: 'no-answer', retryAfterMs: error instanceof IoError ? error.retryAfterMs : undefined };
  }
}

function isPutOff(kind: LookKind, error: unknown): boolean {
  return kind === 'patient' && error instanceof GraphError && error.code === 'graph.throttled';
}
