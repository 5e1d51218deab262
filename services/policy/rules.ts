import type { Device } from '../devices/device.ts';
import type { ResettableKind } from '../devices/platforms.ts';
import { DAY_MS, HOUR_MS, type Instant } from '../platform/clock.ts';
import { isOpen, nextOpening } from './hours.ts';
import type { Clearance, Switched } from './policy-gate.ts';
import type { PolicyRefusal } from './policy-refusal.ts';
import type { Policy } from './policy.ts';

/** What a rule says: why not, or nothing. */
type Verdict = PolicyRefusal | undefined;

/** How the anomaly brake signs a pause. */
export const BRAKE = 'brake';

/** Nobody resets anything while resets are paused. */
export function pauseRule(pause: Switched | undefined): Verdict {
  if (pause === undefined) return undefined;
  return { reason: 'paused', by: pause.by === BRAKE ? 'brake' : 'operator', note: pause.note };
}

/** After "this wasn't me" a person resets nothing until an operator lifts the block. */
export function blockRule(block: Switched | undefined): Verdict {
  return block === undefined ? undefined : { reason: 'blocked' };
}

/** The kind of device has to be among those that the policy names. */
export function platformRule({ devices }: Policy, kind: ResettableKind): Verdict {
  return devices.platforms.includes(kind) ? undefined : { reason: 'platform-not-allowed' };
}

/** So has whose device it is. */
export function ownershipRule({ devices }: Policy, { ownership }: Device): Verdict {
  return devices.ownership.includes(ownership) ? undefined : { reason: 'ownership-not-allowed', ownership };
}

/** A device enrolled a short while ago may have been enrolled by somebody who just took over the account. */
export function enrolmentRule({ devices }: Policy, { enrolledAt }: Device, now: Instant): Verdict {
  const days = devices.minimumDaysSinceEnrolment;
  if (days === 0) return undefined;
  if (enrolledAt === undefined) return { reason: 'enrolment-unknown', days };
  const allowedAt = enrolledAt + days * DAY_MS;
  return now < allowedAt ? { reason: 'enrolled-too-recently', days, allowedAt } : undefined;
}

/** All that is said of the device itself. */
export function deviceRule(
  policy: Policy,
  { device, kind }: { readonly device: Device; readonly kind: ResettableKind },
  now: Instant,
): Verdict {
  return platformRule(policy, kind) ?? ownershipRule(policy, device) ?? enrolmentRule(policy, device, now);
}

/** Resets are started within the hours only. */
export function hoursRule({ hours }: Policy, now: Instant): Verdict {
  if (hours === false || isOpen(hours, now)) return undefined;
  return { reason: 'outside-hours', opensAt: nextOpening(hours, now) };
}

/** A blocked group weighs more than an allowed one. */
export function groupRule({ people }: Policy, memberOf: ReadonlySet<string>): Verdict {
  const isBlocked = people.blockedGroups.some((group) => memberOf.has(group));
  const isAllowed = people.allowedGroups?.some((group) => memberOf.has(group)) ?? true;
  return isAllowed && !isBlocked ? undefined : { reason: 'group-not-allowed' };
}

/** Who takes over an account changes its password or adds a phone first. */
export function methodRule({ people }: Policy, changedAt: Instant, now: Instant): Verdict {
  const allowedAt = changedAt + people.hoursSinceMethodChange * HOUR_MS;
  return now < allowedAt ? { reason: 'methods-changed', allowedAt } : undefined;
}

/** What is demanded of a person in these groups: the first context named, and every approval. */
export function clearanceFor({ signIn, stricterTiers }: Policy, memberOf: ReadonlySet<string>): Clearance {
  const tiers = stricterTiers.filter(({ groups }) => groups.some((group) => memberOf.has(group)));
  const context = tiers.find(({ authenticationContext }) => authenticationContext !== undefined);
  return {
    requiredContext: context?.authenticationContext ?? signIn.authenticationContext,
    needsApproval: tiers.some(({ helpdeskApproval }) => helpdeskApproval),
  };
}
