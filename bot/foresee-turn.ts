import type { TurnContext } from 'botbuilder';
import { resetsOpen } from '../dialogs/reset-passcode/rules.ts';
import type { Turn } from '../dialogs/turn.ts';
import type { CaseService } from '../services/helpdesk/case-service.ts';
import type { PolicyGate } from '../services/policy/policy-gate.ts';
import { currentCase, isForBot } from './handlers/own-case.ts';

/** Who knows what may be foreseen. */
interface Foresight {
  readonly gate: Pick<PolicyGate, 'stillOpen'>;
  readonly cases: Pick<CaseService, 'current'>;
}

/** Asks beforehand what the turn will want to know by all appearances. What it turns out to want is asked then. */
export async function foreseeTurn(
  { gate, cases }: Foresight,
  context: TurnContext,
  turn: Turn,
): Promise<void> {
  const { tenantId, sender } = turn;
  const { oid: userId } = sender;
  await Promise.all([
    wantsDevices(turn) && resetsOpen.foresee(context, () => gate.stillOpen({ tenantId, userId })),
    mayBeForHelper(turn) && currentCase.foresee(context, () => cases.current(userId)),
  ]);
}

/** A wish that begins with the question whether resets are open. */
function wantsDevices({ event }: Turn): boolean {
  if (event.kind === 'card-action') {
    return event.action.action === 'reset.start' || event.action.action === 'devices.show';
  }
  return event.kind === 'command' && (event.intent.kind === 'reset' || event.intent.kind === 'devices');
}

/** Words that go to a person where one is in the chat. */
function mayBeForHelper({ event, writing }: Turn): boolean {
  return event.kind === 'command' && writing !== undefined && !isForBot(event.intent, writing.text, false);
}
