import { type Clock, type Instant, SECOND_MS } from '../platform/clock.ts';
import { err, ok, type Result } from '../platform/result.ts';
import { type BrakeDeps, pullBrake } from './brake.ts';
import type { LedgerEntry, LimitLedger } from './limit-ledger.ts';
import type { GroupDirectory, MethodChanges } from './person-facts.ts';
import type { ApprovalBook, BlockList, Clearance, PolicyGate, ResetEntry, ResetWish } from './policy-gate.ts';
import type { PolicyRefusal } from './policy-refusal.ts';
import type { PolicySource } from './policy-source.ts';
import { groupsNamedIn, type Policy } from './policy.ts';
import { limitRefusal, quotasOf } from './quotas.ts';
import { blockRule, clearanceFor, deviceRule, groupRule, hoursRule, methodRule, pauseRule } from './rules.ts';

/** What the gate is made of. */
export interface PolicyGateDeps extends BrakeDeps {
  readonly policy: PolicySource;
  readonly blocks: BlockList;
  readonly approvals: ApprovalBook;
  readonly limits: LimitLedger;
  readonly groups: GroupDirectory;
  readonly methods: MethodChanges;
  readonly clock: Clock;
}

type Judgement = Result<Clearance, PolicyRefusal>;
const NO_GROUPS: ReadonlySet<string> = new Set();

/** Asks the rules, and reads the facts that they need, in the order of what these cost. */
export function createPolicyGate(deps: PolicyGateDeps): PolicyGate {
  return {
    check: (wish) => check(deps, wish),
    deviceRefusal: (wish) => deviceRule(deps.policy.current(), wish, deps.clock.now()),
    enter: (entry) => enter(deps, entry),
    giveBackPlace: (entry) => deps.limits.giveBack(entry),
    async giveBack(entry) {
      await deps.limits.giveBack(entry);
      await deps.approvals.giveBack(entry.userId, entry.deviceId, entry.resetId);
    },
    stillOpen: ({ userId }) => stillOpen(deps, userId),
    revealRules: () => {
      const { windowSeconds, times } = deps.policy.current().reveal;
      return { windowMs: windowSeconds * SECOND_MS, times };
    },
  };
}

async function check(deps: PolicyGateDeps, wish: ResetWish): Promise<Judgement> {
  const judgement = await judge(deps, wish);
  if (!judgement.ok || !judgement.value.needsApproval) return judgement;
  const isApproved = await deps.approvals.find(wish.userId, wish.device.id);
  return isApproved ? judgement : err({ reason: 'approval-needed' });
}

/** The approval is used up last: a reset that a limit refuses must not cost it. */
async function enter(deps: PolicyGateDeps, entry: ResetEntry): Promise<Judgement> {
  const judgement = await judge(deps, entry);
  if (!judgement.ok) return judgement;
  const refusal = await count(deps, entry);
  if (refusal !== undefined) return err(refusal);
  if (!judgement.value.needsApproval) return judgement;
  const isApproved = await deps.approvals.spend(entry.userId, entry.device.id, entry.resetId);
  if (isApproved) return judgement;
  await deps.limits.giveBack(toLedgerEntry(entry));
  return err({ reason: 'approval-needed' });
}

/** Every rule but approvals and limits. What Graph knows is asked for last, and only where a rule is about it. */
async function judge(deps: PolicyGateDeps, wish: ResetWish): Promise<Judgement> {
  const policy = deps.policy.current();
  const now = deps.clock.now();
  const open = await stillOpen(deps, wish.userId);
  if (!open.ok) return open;
  const refusal = deviceRule(policy, wish, now) ?? hoursRule(policy, now);
  return refusal === undefined ? judgePerson(deps, policy, wish.userId, now) : err(refusal);
}

async function stillOpen(deps: PolicyGateDeps, userId: string): Promise<Result<void, PolicyRefusal>> {
  const [pause, block] = await Promise.all([deps.pause.read(), deps.blocks.find(userId)]);
  const refusal = pauseRule(pause) ?? blockRule(block);
  return refusal === undefined ? ok(undefined) : err(refusal);
}

async function judgePerson(
  deps: PolicyGateDeps,
  policy: Policy,
  userId: string,
  now: Instant,
): Promise<Judgement> {
  const named = groupsNamedIn(policy);
  const memberOf = named.length === 0 ? NO_GROUPS : await deps.groups.memberships(userId, named);
  const refusal = groupRule(policy, memberOf) ?? (await judgeMethods(deps, policy, userId, now));
  return refusal === undefined ? ok(clearanceFor(policy, memberOf)) : err(refusal);
}

async function judgeMethods(
  { methods }: PolicyGateDeps,
  policy: Policy,
  userId: string,
  now: Instant,
): Promise<PolicyRefusal | undefined> {
  if (policy.people.hoursSinceMethodChange === 0) return undefined;
  return methodRule(policy, await methods.lastChangedAt(userId), now);
}

/** Counts the reset. @returns what it exceeds. */
async function count(deps: PolicyGateDeps, entry: ResetEntry): Promise<PolicyRefusal | undefined> {
  const policy = deps.policy.current();
  const now = deps.clock.now();
  const quotas = quotasOf(policy, now, await deps.pause.resumedAt());
  const counted = await deps.limits.enter(toLedgerEntry(entry), now, quotas);
  if (counted.ok) return undefined;
  if (counted.error === 'brake') await pullBrake(deps, entry.tenantId, now);
  return limitRefusal(counted.error, policy);
}

function toLedgerEntry({ resetId, tenantId, userId, device }: ResetEntry): LedgerEntry {
  return { resetId, tenantId, userId, deviceId: device.id };
}
