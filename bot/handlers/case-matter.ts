import { auditTurn } from '../../dialogs/audit.ts';
import { scopeOf } from '../../dialogs/turn.ts';
import type { Device } from '../../services/devices/device.ts';
import { eligibility } from '../../services/devices/eligibility.ts';
import { caseDevice } from '../../services/helpdesk/case-device.ts';
import type { Case } from '../../services/helpdesk/case.ts';
import type { CaseOpening } from '../../services/helpdesk/case-service.ts';
import { historyOf } from '../../services/helpdesk/reset-history.ts';
import { DAY_MS } from '../../services/platform/clock.ts';
import type { PolicyRefusal } from '../../services/policy/policy-refusal.ts';
import type { Reset } from '../../services/resets/reset.ts';
import type { Desk } from '../desk.ts';
import { describeFailure } from '../explain-failure.ts';

/** An older failure is hardly what somebody asks about today. */
const RECENT_MS = 7 * DAY_MS;

type Reason = Pick<CaseOpening, 'reason' | 'detail'>;

/**
 * Opens a case with what the bot knows. Nothing of it comes from a payload but the device's id, and that is believed
 * only where the device is the user's own.
 */
export async function openMatter(desk: Desk, deviceId: string | undefined): Promise<Case> {
  const { cases, resets, clock } = desk.services;
  const { sender } = desk.turn;
  const user = { oid: sender.oid, name: sender.name };
  const known = await unlessBroken(desk, () => resets.listOwned(sender.oid), []);
  const [newest] = deviceId === undefined ? known : known.filter(({ device }) => device.id === deviceId);
  if (newest !== undefined && cameToNothing(newest, clock.now())) return cases.openForReset(newest, user);
  const device = await findDevice(desk, deviceId);
  const reason = await unlessBroken(desk, () => reasonFor(desk, device), { reason: 'asked' });
  return cases.open({
    ...reason,
    user,
    tenantId: desk.turn.tenantId,
    conversationId: desk.turn.conversationId,
    language: desk.reader.language,
    correlationId: scopeOf(desk.context).correlationId,
    ...(device === undefined ? {} : { device: caseDevice(device) }),
    ...(newest === undefined
      ? {}
      : { resetId: newest.id, provenAt: newest.provenAt, history: historyOf(newest) }),
  });
}

function cameToNothing({ state, endedAt = 0 }: Reset, now: number): boolean {
  return (state === 'failed' || state === 'expired') && now - endedAt < RECENT_MS;
}

function findDevice(desk: Desk, deviceId: string | undefined): Promise<Device | undefined> {
  if (deviceId === undefined) return Promise.resolve(undefined);
  return unlessBroken(desk, () => findNamed(desk, deviceId), undefined);
}

/** The id comes from a button: one that is none of theirs is audited, whether there is such a device or not. */
async function findNamed(desk: Desk, deviceId: string): Promise<Device | undefined> {
  const { devices, helpdesk } = desk.services;
  const device = await devices.findOwned(desk.turn.sender.oid, deviceId);
  if (device === undefined)
    await auditTurn(helpdesk, desk.context, { kind: 'foreign-id', deviceId, detail: 'case' });
  return device;
}

/** Why the bot could not help: the block or pause, the kind of device, or a rule. */
async function reasonFor(desk: Desk, device: Device | undefined): Promise<Reason> {
  const { gate } = desk.services;
  const who = { tenantId: desk.turn.tenantId, userId: desk.turn.sender.oid };
  const open = await gate.stillOpen(who);
  if (!open.ok) return reasonOfRule(open.error);
  if (device === undefined) return { reason: 'asked' };
  const verdict = eligibility(device);
  if (!verdict.eligible) return { reason: 'not-supported', detail: verdict.reason };
  const allowed = await gate.check({ ...who, device, kind: verdict.kind });
  return allowed.ok ? { reason: 'asked' } : reasonOfRule(allowed.error);
}

function reasonOfRule({ reason }: PolicyRefusal): Reason {
  if (reason === 'blocked') return { reason: 'blocked' };
  if (reason === 'approval-needed') return { reason: 'approval' };
  return { reason: 'policy', detail: reason };
}

/** A person is wanted most where something is broken: what cannot be read is left out of the case. */
async function unlessBroken<T>({ services }: Desk, work: () => Promise<T>, otherwise: T): Promise<T> {
  try {
    return await work();
  } catch (error) {
    services.log.warn(describeFailure(error), 'A case is opened without something that could not be read');
    return otherwise;
  }
}
