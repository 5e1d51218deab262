import type { AuditStore } from '../services/audit/audit-store.ts';
import type { RedisHealth } from '../services/platform/redis-health.ts';
import type { PauseSwitch } from '../services/policy/policy-gate.ts';
import type { PolicyStanding } from '../services/policy/policy-file.ts';
import type { HelpdeskStanding } from './helpdesk-channel.ts';
import { answerJson, type InternalAnswer } from './internal-server.ts';

/** What readiness looks at. Cheap, all of it: it is asked every few seconds. */
export interface ReadinessParts {
  /** The verdict, as the public port gives it. */
  readonly isReady: () => Promise<boolean>;
  readonly redis: () => Promise<readonly RedisHealth[]>;
  readonly policy: () => PolicyStanding;
  readonly pause: Pick<PauseSwitch, 'read'>;
  readonly helpdesk: () => Promise<HelpdeskStanding>;
  readonly auditStore: Pick<AuditStore, 'ends'>;
  readonly tenantId: string;
}

/** What a detail is that could not be found out. */
const UNKNOWN = 'unknown';

/**
 * Answers as the public port does, with what operators want to know beside it. The details change nothing about the
 * verdict: a bot whose resets are paused, or whose helpdesk is away, still takes turns.
 */
export async function answerReadiness(parts: ReadinessParts): Promise<InternalAnswer> {
  const [isReady, redis, resets, helpdesk, audit] = await Promise.all([
    parts.isReady().catch(() => false),
    orUnknown(parts.redis()),
    orUnknown(describePause(parts.pause)),
    orUnknown(parts.helpdesk()),
    orUnknown(describeAudit(parts)),
  ]);
  const status = isReady ? 'ready' : 'not-ready';
  return answerJson(isReady ? 200 : 503, { status, redis, policy: parts.policy(), resets, helpdesk, audit });
}

function orUnknown<T>(looking: Promise<T>): Promise<T | typeof UNKNOWN> {
  return looking.catch(() => UNKNOWN);
}

/** Neither who paused nor why: the note is for the users, and the audit has the rest. */
async function describePause(pause: Pick<PauseSwitch, 'read'>): Promise<object> {
  const paused = await pause.read();
  return paused === undefined
    ? { paused: false }
    : { paused: true, since: new Date(paused.at).toISOString() };
}

async function describeAudit({ auditStore, tenantId }: ReadinessParts): Promise<object> {
  const { head } = await auditStore.ends(tenantId);
  return { events: head?.sequence ?? 0 };
}
