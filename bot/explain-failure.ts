import type { ResetStart } from '../dialogs/turn.ts';
import type { Messages } from '../locales/index.ts';
import { GraphError } from '../services/intune/graph-error.ts';
import { IoError } from '../services/platform/errors.ts';
import { describeError } from '../services/platform/logger.ts';

/**
 * What a person is told when a turn breaks. Never the error's own message. That nothing was started is said only
 * where it is true: a turn may break after it started a reset.
 */
export function explainFailure(
  error: unknown,
  { chat }: Messages,
  { correlationId, start }: { readonly correlationId: string; readonly start: ResetStart },
): string {
  if (start === 'started') return chat.startedAllTheSame;
  if (start === 'unknown') return chat.startUnknown;
  // Another turn is at work, and may well be starting something.
  if (error instanceof IoError && error.code === 'lock.timeout') return chat.stillWorking;
  if (error instanceof GraphError) return explainGraph(error, chat);
  return error instanceof IoError ? chat.busyTryAgain : chat.somethingWrong(correlationId);
}

function explainGraph({ code }: GraphError, chat: Messages['chat']): string {
  switch (code) {
    case 'graph.forbidden':
    case 'graph.unauthorized':
      return chat.notPermitted;
    case 'graph.throttled':
      return chat.intuneBusy;
    default:
      return chat.intuneUnavailable;
  }
}

/** What an operator is told: codes and facts, no personal data. */
export function describeFailure(error: unknown): object {
  if (error instanceof GraphError) {
    const { code, status, graphCode, requestId } = error;
    return { code, status, graphCode, requestId };
  }
  if (error instanceof IoError)
    return { code: error.code, ...(error.cause === undefined ? {} : { cause: describeError(error.cause) }) };
  return error instanceof Error ? { code: error.name, stack: error.stack } : { code: 'unknown' };
}
