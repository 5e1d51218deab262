import type { TurnContext } from 'botbuilder';
import { findScope } from '../../dialogs/turn.ts';
import { failureType } from '../../services/platform/telemetry.ts';

const FAILURE_KEY = Symbol('passcode-desk.turn-failure');

/** What became of a turn, for operators. */
export interface TurnOutcome {
  /** What kind of event it was; `unknown` where it was not let in. */
  readonly kind: string;
  readonly outcome: 'handled' | 'failed' | 'refused';
  /** What broke. */
  readonly failure: string | undefined;
}

/** Notes what broke in a turn whose person was told: to whoever called, it is done. */
export function noteTurnFailure(context: TurnContext, error: unknown): void {
  context.turnState.set(FAILURE_KEY, failureType(error));
}

/** What became of a turn that is over. */
export function outcomeOf(context: TurnContext): TurnOutcome {
  const scope = findScope(context);
  const failure: string | undefined = context.turnState.get(FAILURE_KEY);
  if (scope === undefined) return { kind: 'unknown', outcome: 'refused', failure };
  return { kind: scope.turn.event.kind, outcome: failure === undefined ? 'handled' : 'failed', failure };
}
