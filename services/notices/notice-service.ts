import type { CaseMail } from '../helpdesk/case-ports.ts';
import { type Instant, SECOND_MS } from '../platform/clock.ts';
import type { ResetListener } from '../resets/reset-listener.ts';
import { isEnded } from '../resets/transitions.ts';
import { deliverNotice } from './deliver-notice.ts';
import type { NoticeDeps } from './notice-deps.ts';
import type { ProofListener } from './notice-ports.ts';
import type { NoticeRef } from './notice-ref.ts';

/** Tells people by e-mail what is done in their name, and whom to turn to. */
export interface NoticeService extends ResetListener, ProofListener, CaseMail {
  /** Sends a notice, unless it went out already, or asks for another try later. */
  deliver(ref: NoticeRef): Promise<void>;
}

/**
 * A little later than it could be: what is asked for twice within this time, such as an end that is noted and then told,
 * is one job.
 */
const GATHER_MS = 2 * SECOND_MS;

/** Puts the notices together. */
export function createNoticeService(deps: NoticeDeps): NoticeService {
  const ask = (ref: NoticeRef, since: Instant): Promise<void> =>
    deps.queue.schedule({ kind: 'mail', notice: ref }, since + GATHER_MS);

  return {
    moved(reset) {
      // Every step before the end asks for the first notice: a crash may have come between the request and its job.
      const { id: resetId, requestedAt, endedAt = requestedAt } = reset;
      return isEnded(reset)
        ? ask({ about: 'ended', resetId }, endedAt)
        : ask({ about: 'requested', resetId }, requestedAt);
    },
    async proofFailed(failure) {
      try {
        // At most once in an hour, also over all instances. What is claimed and then lost in a crash is told in the chat.
        const key = `mail:proof-failed:${failure.userId}`;
        const isFirst = await deps.once.claim(key, deps.settings.proofNoticeEverySeconds);
        if (isFirst) await ask({ about: 'proof-failed', ...failure }, failure.at);
      } catch (error) {
        deps.log.warn({ userId: failure.userId, error }, 'Notice of a failed sign-in not asked for');
      }
    },
    sendContact({ id: caseId, user, closedAt: at = deps.clock.now() }) {
      return ask({ about: 'contact', caseId, userId: user.oid, at }, at);
    },
    deliver: (ref) => deliverNotice(deps, ref),
  };
}
