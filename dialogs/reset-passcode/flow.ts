import { assertNever } from '../../services/platform/errors.ts';
import type { SignInProof } from '../../services/identity/challenge.ts';
import type { ResetAnswer, ResetDraft } from './draft.ts';

/** What the conversation does next. */
export type ResetMove =
  | { readonly move: 'choose-device' }
  | { readonly move: 'prove'; readonly deviceId: string }
  | { readonly move: 'confirm'; readonly deviceId: string; readonly proof: SignInProof }
  | {
      readonly move: 'submit';
      readonly deviceId: string;
      readonly proof: SignInProof;
      readonly requestId: string;
    }
  | { readonly move: 'end' };

/** Pick, prove, confirm, submit: in this order, and none without the one before it. */
export function nextMove(draft: ResetDraft): ResetMove {
  const { ended, deviceId, proof, confirmedBy } = draft;
  if (ended) return { move: 'end' };
  if (deviceId === undefined) return { move: 'choose-device' };
  if (proof === undefined) return { move: 'prove', deviceId };
  if (confirmedBy === undefined) return { move: 'confirm', deviceId, proof };
  return { move: 'submit', deviceId, proof, requestId: confirmedBy };
}

/** Takes a prompt's answer into the draft. */
export function takeAnswer(draft: ResetDraft, answer: ResetAnswer | undefined): ResetDraft {
  if (answer === undefined) return draft;
  switch (answer.outcome) {
    case 'chosen':
      return { ...draft, deviceId: answer.deviceId };
    case 'proven':
      return { ...draft, proof: answer.proof };
    case 'confirmed':
      return { ...draft, confirmedBy: answer.promptId };
    case 'canceled':
    case 'expired':
    case 'refused':
      return { ...draft, ended: true };
    default:
      return assertNever(answer);
  }
}
