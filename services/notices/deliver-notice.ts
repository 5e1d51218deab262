import type { Instant } from '../platform/clock.ts';
import { IoError } from '../platform/errors.ts';
import { retryBriefly } from '../platform/retry-briefly.ts';
import { nextLook } from '../resets/schedule.ts';
import { loadNotice } from './load-notice.ts';
import type { Notice } from './notice-ports.ts';
import { idOf, type NoticeRef } from './notice-ref.ts';
import type { NoticeDeps } from './notice-deps.ts';

/**
 * Sends a notice, and notes that it went.
 *
 * At least once, as long as it is tried: it comes twice only where a worker dies, or Redis stays away, between the
 * sending and the note, and where Graph's answer is lost. Better twice than never; it says the same both times.
 */
export async function deliverNotice(deps: NoticeDeps, ref: NoticeRef): Promise<void> {
  const place = await deps.ledger.take(idOf(ref), deps.settings.leaseMs);
  if (place === 'sent') return;
  // Whoever has it in hand may have died with it.
  if (place === 'in-hand') return again(deps, ref, deps.clock.now() + deps.settings.leaseMs);
  try {
    await send(deps, ref);
  } catch (error) {
    return tryLater(deps, ref, error);
  }
  await retryBriefly(() => deps.ledger.noteSent(idOf(ref)));
}

async function send(deps: NoticeDeps, ref: NoticeRef): Promise<void> {
  const notice = await loadNotice(deps, ref);
  if (notice === undefined) return;
  const address = await deps.addresses.find(userOf(notice));
  if (address === undefined) {
    deps.log.warn({ userId: userOf(notice), about: ref.about }, 'No e-mail address known for a notice');
    return;
  }
  await deps.mailbox.send(address, await deps.writer.write(notice));
}

/** Whatever keeps it from going, a missing permission included, may be mended within hours. */
async function tryLater(deps: NoticeDeps, ref: NoticeRef, error: unknown): Promise<void> {
  const now = deps.clock.now();
  const since = await startOf(deps, ref);
  const facts = { notice: idOf(ref), error };
  if (since === undefined || now >= since + deps.settings.tryWithinMs) {
    deps.log.error(facts, 'Notice not sent by e-mail, given up');
    return;
  }
  deps.log.warn(facts, 'Notice not sent by e-mail yet');
  const retryAfterMs = error instanceof IoError ? error.retryAfterMs : undefined;
  const chance = (deps.random ?? Math.random)();
  await again(deps, ref, nextLook(deps.settings.tries, { since, now, chance, retryAfterMs }));
}

/** When what the notice is about happened; `undefined` where there is nothing to tell any more. */
async function startOf({ resets }: NoticeDeps, ref: NoticeRef): Promise<Instant | undefined> {
  if (ref.about === 'proof-failed' || ref.about === 'contact') return ref.at;
  const reset = await resets.get(ref.resetId);
  return ref.about === 'ended' ? reset?.endedAt : reset?.requestedAt;
}

function again(deps: NoticeDeps, ref: NoticeRef, at: Instant): Promise<void> {
  return deps.queue.schedule({ kind: 'mail', notice: ref }, at);
}

function userOf(notice: Notice): string {
  switch (notice.about) {
    case 'proof-failed':
      return notice.userId;
    case 'contact':
      return notice.ended.user.oid;
    default:
      return notice.reset.userId;
  }
}
