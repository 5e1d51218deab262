import type { ChatUser } from '../audit/user-event.ts';
import { PLATFORMS } from '../devices/platforms.ts';
import type { SignInProof } from '../identity/challenge.ts';
import { isProofRecent } from '../identity/freshness.ts';
import { err, ok, type Result } from '../platform/result.ts';
import type { Secret } from '../platform/secret.ts';
import { note } from './change.ts';
import { countReveal } from './count-reveal.ts';
import { findNamed } from './find.ts';
import { sentSince } from './judge.ts';
import { auditForeignReset, auditRevealed, auditRevealRefused } from './reset-audit.ts';
import type { ResetDeps } from './reset-deps.ts';
import { type RevealRefusal, revealPurpose } from './reset-service.ts';
import type { Reset } from './reset.ts';

/** Notes a newer proof, given for showing this reset's passcode and for nothing else. */
export async function renewProof(
  deps: ResetDeps,
  user: ChatUser,
  resetId: string,
  proof: SignInProof,
): Promise<Result<Reset, RevealRefusal>> {
  const reset = await findNamed(deps, user, resetId);
  if (reset === undefined) return err('no-such-reset');
  const isFitting = proof.userId === user.userId && proof.purpose === revealPurpose(resetId);
  const { windowMs } = deps.gate.revealRules();
  if (!isFitting || !isProofRecent(proof.authenticatedAt, deps.clock.now(), windowMs)) {
    return err('proof-too-old');
  }
  const renewed = await note(deps, resetId, (current) => ({
    ...current,
    provenAt: Math.max(current.provenAt, proof.authenticatedAt),
  }));
  return renewed === undefined ? err('no-such-reset') : ok(renewed);
}

/** Reads the temporary passcode from Intune at this moment. It goes to the caller and nowhere else. */
export async function reveal(
  deps: ResetDeps,
  user: ChatUser,
  resetId: string,
): Promise<Result<Secret<string>, RevealRefusal>> {
  const reset = await findNamed(deps, user, resetId);
  if (reset === undefined) return err('no-such-reset');
  const obstacle = await obstacleOf(deps, reset);
  const read = obstacle === undefined ? await readPasscode(deps, reset) : err(obstacle);
  if (!read.ok) return refuse(deps, user, reset, read.error);

  // Counted and written down before it leaves: where either fails, nothing is shown.
  const count = await countReveal(deps, resetId);
  if (count === undefined) return refuse(deps, user, reset, 'shown-too-often');
  await auditRevealed(deps, user, reset, count);
  return read;
}

/** What keeps the passcode from being shown whatever Intune says. */
async function obstacleOf(deps: ResetDeps, reset: Reset): Promise<RevealRefusal | undefined> {
  if ((await deps.blocks.find(reset.userId)) !== undefined) return 'blocked';
  if (reset.state !== 'done' || !leavesPasscode(reset)) return 'nothing-to-show';
  const { windowMs, times } = deps.gate.revealRules();
  if ((reset.reveals ?? 0) >= times) return 'shown-too-often';
  return isProofRecent(reset.provenAt, deps.clock.now(), windowMs) ? undefined : 'proof-too-old';
}

async function readPasscode(
  deps: ResetDeps,
  reset: Reset,
): Promise<Result<Secret<string>, 'no-such-reset' | 'gone'>> {
  // The device may have got another user since.
  const device = await deps.devices.findOwned(reset.userId, reset.device.id);
  if (device === undefined) return err('no-such-reset');
  const passcode = await deps.outcome.readPasscode(reset.device.id, sentSince(reset), reset.precededBy);
  return passcode === undefined || (await isOvertaken(deps, reset)) ? err('gone') : ok(passcode);
}

/** A device that is not theirs any more is a foreign one, too. */
async function refuse(
  deps: ResetDeps,
  user: ChatUser,
  reset: Reset,
  refusal: RevealRefusal,
): Promise<Result<never, RevealRefusal>> {
  if (refusal === 'no-such-reset') await auditForeignReset(deps, user, reset.id);
  else await auditRevealRefused(deps, user, reset, refusal);
  return err(refusal);
}

/**
 * Whether a later reset of the device was sent: then the passcode may be that one's, whoever asked for it. To be
 * asked after the passcode was read, because a reset is stored as sent before Intune hears of it.
 */
async function isOvertaken(deps: ResetDeps, reset: Reset): Promise<boolean> {
  const resets = await deps.store.listByDevice(reset.device.id);
  return resets.some(({ sentAt }) => sentAt !== undefined && sentAt > sentSince(reset));
}

function leavesPasscode(reset: Reset): boolean {
  return PLATFORMS[reset.device.kind].temporaryPasscode !== 'none';
}
