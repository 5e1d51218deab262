import { SpanStatusCode, trace } from '@opentelemetry/api';
import type { TurnContext } from 'botbuilder';
import { findScope } from '../../dialogs/turn.ts';
import { type Metrics, timed } from '../../services/platform/telemetry-metrics.ts';
import type { HelpdeskBot } from '../helpdesk-bot.ts';
import { outcomeOf } from './turn-outcome.ts';

/** Measures turns by what happened and what became of it, and notes both in the trace that they belong to. */
export function measuredBot(bot: HelpdeskBot, metrics: Metrics): HelpdeskBot {
  return {
    handle: (context) =>
      timed(
        () => bot.handle(context),
        (seconds) => {
          noteTurn(context);
          const { kind, outcome } = outcomeOf(context);
          metrics.time('passcode_desk.turn.duration', seconds, { kind, outcome });
        },
      ),
    raise: (conversationId, event) =>
      timed(
        () => bot.raise(conversationId, event),
        (seconds, failed) => {
          const outcome = failed === undefined ? 'handled' : 'failed';
          metrics.time('passcode_desk.turn.duration', seconds, { kind: event.kind, outcome });
        },
      ),
  };
}

/** What was pressed is one of our own names; what was written is not told. */
function noteTurn(context: TurnContext): void {
  const span = trace.getActiveSpan();
  if (span === undefined) return;
  const { kind, outcome, failure } = outcomeOf(context);
  const scope = findScope(context);
  const event = scope?.turn.event;
  span.setAttributes({
    'passcode_desk.turn.kind': kind,
    'passcode_desk.turn.outcome': outcome,
    ...(scope === undefined ? {} : { 'passcode_desk.correlation_id': scope.correlationId }),
    ...(event?.kind === 'card-action' ? { 'passcode_desk.turn.action': event.action.action } : {}),
    ...(failure === undefined ? {} : { 'error.type': failure }),
  });
  if (failure !== undefined) span.setStatus({ code: SpanStatusCode.ERROR });
}
