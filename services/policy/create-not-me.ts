import type { AuditLog } from '../audit/audit-log.ts';
import { type UserFacts, userEvent } from '../audit/user-event.ts';
import { deviceOfReset } from '../helpdesk/case-device.ts';
import { caseNumber } from '../helpdesk/case.ts';
import type { CaseService } from '../helpdesk/case-service.ts';
import { historyOf } from '../helpdesk/reset-history.ts';
import type { DeviceLock } from '../intune/device-lock.ts';
import type { Clock } from '../platform/clock.ts';
import type { Logger } from '../platform/logger.ts';
import type { ResetService, Withdrawal } from '../resets/reset-service.ts';
import type { Reset } from '../resets/reset.ts';
import type { NotMe, NotMeOutcome, NotMeReport } from './not-me.ts';
import type { BlockList } from './policy-gate.ts';

/** What "this wasn't me" sets in motion. */
export interface NotMeDeps {
  readonly blocks: Pick<BlockList, 'block' | 'lockedDevices' | 'noteLocked'>;
  readonly resets: Pick<ResetService, 'cancelUnsent' | 'findNamed'>;
  readonly deviceLock: DeviceLock;
  /** Whether the policy wants the devices locked; asked anew each time. */
  readonly locksDevices: () => boolean;
  /** Without a channel nobody sees the case: the person has to call. */
  readonly cases?: Pick<CaseService, 'open' | 'hasChannel'> | undefined;
  readonly audit: AuditLog;
  readonly clock: Clock;
  readonly log: Logger;
}

/** How a block says where it comes from. */
const BLOCKED_BY = 'not-me';
const NOTHING_WITHDRAWN: Withdrawal = { canceled: [], tooLate: [] };

/**
 * Stops what can be stopped. Only the block must succeed: it comes first, and whatever breaks after it must not keep
 * the rest from being tried, nor tell the person that nothing was done.
 */
export function createNotMe(deps: NotMeDeps): NotMe {
  return {
    async report(report) {
      await deps.blocks.block(report.userId, { at: deps.clock.now(), by: BLOCKED_BY, note: '' });
      await write(deps, report, { id: `${report.correlationId}:not-me`, kind: 'not-me-reported' });
      await write(deps, report, { id: `${report.correlationId}:blocked`, kind: 'user-blocked' });
      const withdrawn = await attempt(deps, () => deps.resets.cancelUnsent(report.userId), NOTHING_WITHDRAWN);
      const named = await attempt(deps, () => findNamed(deps, report), undefined);
      const locked = deps.locksDevices() ? await lockAll(deps, report, concerned(withdrawn, named)) : false;
      const opened = await attempt(deps, () => openCase(deps, report, named), undefined);
      return describe(withdrawn, locked, opened);
    },
  };
}

function describe(
  { canceled, tooLate }: Withdrawal,
  locked: boolean,
  opened: string | undefined,
): NotMeOutcome {
  return { canceled: canceled.length, tooLate: tooLate.length, locked, caseNumber: opened };
}

/** The id comes from a button: believed only where the reset is the person's own. */
async function findNamed({ resets }: NotMeDeps, report: NotMeReport): Promise<Reset | undefined> {
  return report.resetId === undefined ? undefined : resets.findNamed(report, report.resetId);
}

/** Devices on which something was, or may be, done: not those whose reset was stopped in time. */
function concerned({ tooLate }: Withdrawal, named: Reset | undefined): readonly Reset[] {
  const sent = named?.sentAt === undefined ? tooLate : [...tooLate, named];
  return [...new Map(sent.map((reset) => [reset.device.id, reset])).values()];
}

/** Each device once for a block: who has it at hand unlocks it. @returns whether all there are were told to lock. */
async function lockAll(deps: NotMeDeps, report: NotMeReport, resets: readonly Reset[]): Promise<boolean> {
  const before = await attempt(deps, () => deps.blocks.lockedDevices(report.userId), NONE);
  const locked = await Promise.all(
    resets.map((reset) =>
      attempt(deps, async () => before.has(reset.device.id) || lock(deps, report, reset), false),
    ),
  );
  return locked.length > 0 && locked.every(Boolean);
}

const NONE: ReadonlySet<string> = new Set();

async function lock(deps: NotMeDeps, report: NotMeReport, reset: Reset): Promise<boolean> {
  const { id: deviceId } = reset.device;
  const isLocked = await deps.deviceLock.lock(report.userId, deviceId);
  const facts = { id: `${reset.id}:locked`, kind: 'device-locked', deviceId, resetId: reset.id } as const;
  if (!isLocked) return false;
  await attempt(deps, () => deps.blocks.noteLocked(report.userId, deviceId), undefined);
  await write(deps, report, facts);
  return true;
}

/** Without the proof of the reset: it may be that of whoever acts in the person's name. */
async function openCase(
  { cases }: NotMeDeps,
  report: NotMeReport,
  named: Reset | undefined,
): Promise<string | undefined> {
  const { tenantId, userId, userName, conversationId, language, correlationId } = report;
  const opened = await cases?.open({
    ...{ reason: 'not-me', priority: 'urgent', tenantId, conversationId, language, correlationId },
    user: { oid: userId, name: userName },
    ...(named === undefined
      ? {}
      : { resetId: named.id, device: deviceOfReset(named), history: historyOf(named) }),
  });
  return opened && (await cases?.hasChannel()) ? caseNumber(opened.number) : undefined;
}

/** Best effort: what was done is done, also where it cannot be written down. */
function write(deps: NotMeDeps, report: NotMeReport, facts: UserFacts): Promise<void> {
  const named = report.resetId === undefined ? {} : { resetId: report.resetId };
  const event = userEvent(report, deps.clock.now(), { ...named, ...facts });
  return attempt(deps, () => deps.audit.record(event), undefined);
}

async function attempt<T>({ log }: NotMeDeps, work: () => Promise<T>, otherwise: T): Promise<T> {
  try {
    return await work();
  } catch (error) {
    log.error({ error }, 'A step after a report of misuse failed, the others go on');
    return otherwise;
  }
}
