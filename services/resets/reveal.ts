import { PLATFORMS } from '../devices/platforms.ts';
import { REVEAL_WINDOW_MS, type SignInProof } from '../identity/challenge.ts';
import { isProofRecent } from '../identity/freshness.ts';
import { err, ok, type Result } from '../platform/result.ts';
import type { Secret } from '../platform/secret.ts';
import { note } from './change.ts';
import { sentSince } from './judge.ts';
import type { ResetDeps } from './reset-deps.ts';
import { type RevealRefusal, revealPurpose } from './reset-service.ts';
import type { Reset } from './reset.ts';

/** One of the user's resets; `undefined` where it does not exist or is somebody else's. */
export async function findOwned(
  deps: ResetDeps,
  userId: string,
  resetId: string,
): Promise<Reset | undefined> {
  const reset = await deps.store.get(resetId);
  return reset?.userId === userId ? reset : undefined;
}

/** Notes a newer proof, given for showing this reset's passcode and for nothing else. */
export async function renewProof(
  deps: ResetDeps,
  resetId: string,
  proof: SignInProof,
): Promise<Result<Reset, RevealRefusal>> {
  const reset = await findOwned(deps, proof.userId, resetId);
  if (reset === undefined) return err('no-such-reset');
  const isFitting = proof.purpose === revealPurpose(resetId);
  if (!isFitting || !isProofRecent(proof.authenticatedAt, deps.clock.now(), REVEAL_WINDOW_MS)) {
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
  userId: string,
  resetId: string,
): Promise<Result<Secret<string>, RevealRefusal>> {
  const reset = await findOwned(deps, userId, resetId);
  if (reset === undefined) return err('no-such-reset');
  if (reset.state !== 'done' || !leavesPasscode(reset)) return err('nothing-to-show');
  if (!isProofRecent(reset.provenAt, deps.clock.now(), REVEAL_WINDOW_MS)) return err('proof-too-old');
  // The device may have got another user since.
  const device = await deps.devices.findOwned(userId, reset.device.id);
  if (device === undefined) return err('no-such-reset');
  const passcode = await deps.outcome.readPasscode(reset.device.id, sentSince(reset), reset.precededBy);
  return passcode === undefined || (await isOvertaken(deps, reset)) ? err('gone') : ok(passcode);
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
