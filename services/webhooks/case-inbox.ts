import type { z } from 'zod';
import type { CaseService } from '../helpdesk/case-service.ts';
import { type Clock, SECOND_MS } from '../platform/clock.ts';
import type { Logger } from '../platform/logger.ts';
import type { Once } from '../platform/once.ts';
import type { Secret } from '../platform/secret.ts';
import { ResolvedThere } from './case-webhook.ts';
import { TOLERANCE_MS, verifySignature } from './sign.ts';

/** What the endpoint answers. */
export interface InboxAnswer {
  readonly status: 200 | 400 | 401 | 404;
  /** A code, for the caller's log. */
  readonly answer: string;
}

/** Takes what another system says of cases. */
export interface CaseInbox {
  /**
   * @param headers By lower-case name.
   * @param body As it came, byte for byte.
   * @throws IoError where it could not be taken: the caller sends it again.
   */
  receive(
    headers: Readonly<Record<string, string | readonly string[] | undefined>>,
    body: string,
  ): Promise<InboxAnswer>;
}

export interface CaseInboxDeps {
  readonly cases: Pick<CaseService, 'resolveOutside'>;
  readonly once: Once;
  readonly secret: Secret<string>;
  readonly clock: Clock;
  readonly log: Logger;
}

/** A signature counts from this long before its time to as long after: nobody needs to be remembered for longer. */
const REMEMBER_SECONDS = (2 * TOLERANCE_MS) / SECOND_MS;

/** An inbox that believes only what is signed, was signed just now, and did not come before. */
export function createCaseInbox(deps: CaseInboxDeps): CaseInbox {
  return {
    async receive(headers, body) {
      const signed = verifySignature(headers, body, deps.clock.now(), deps.secret);
      if (!signed.ok) return refuse(deps, signed.error);
      const said = ResolvedThere.safeParse(parseJson(body));
      if (!said.success) return { status: 400, answer: 'not-understood' };
      const isFirst = await deps.once.claim(`webhook:${signed.value}`, REMEMBER_SECONDS);
      return isFirst ? resolve(deps, said.data) : refuse(deps, 'seen-before');
    },
  };
}

function refuse({ log }: CaseInboxDeps, problem: string): InboxAnswer {
  log.warn({ problem }, 'Webhook request refused');
  return { status: 401, answer: problem };
}

async function resolve(
  { cases }: CaseInboxDeps,
  { number, resolution }: z.infer<typeof ResolvedThere>,
): Promise<InboxAnswer> {
  const resolved = await cases.resolveOutside(Number(number.slice('HD-'.length)), resolution);
  return resolved.ok
    ? { status: 200, answer: resolved.value.state }
    : { status: 404, answer: 'no-such-case' };
}

function parseJson(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}
