import assert from 'node:assert/strict';
import type { AuditEvent } from '../../../services/audit/audit-event.ts';
import { MINUTE_MS } from '../../../services/platform/clock.ts';
import { createMemoryApprovalBook } from '../../../services/policy/approval-book.ts';
import { createMemoryBlockList } from '../../../services/policy/block-list.ts';
import { createPolicyGate, type PolicyGateDeps } from '../../../services/policy/gate.ts';
import { createMemoryLimitLedger } from '../../../services/policy/memory-limit-ledger.ts';
import { createMemoryPauseSwitch } from '../../../services/policy/pause-switch.ts';
import type { PolicyGate, ResetEntry } from '../../../services/policy/policy-gate.ts';
import { someDevice } from '../devices/some-device.ts';
import { HandClock, silent } from '../resets/hand-ports.ts';
import { somePolicy } from './some-policy.ts';

/** A Monday morning. */
export const NOW = Date.UTC(2026, 0, 5, 9);

/** A gate in memory, with people and their facts made by hand. */
export class GateWorld {
  readonly clock = new HandClock(NOW);
  readonly audited: AuditEvent[] = [];
  /** Tenants whose brake was told of. */
  readonly alerts: string[] = [];
  /** What was asked of Graph. */
  readonly asked: ('groups' | 'methods')[] = [];
  policy = somePolicy();
  memberOf: ReadonlySet<string> | Error = new Set();
  methodsChangedAt: number | Error = 0;
  readonly deps: PolicyGateDeps = {
    policy: { current: () => this.policy },
    pause: createMemoryPauseSwitch(),
    blocks: createMemoryBlockList(),
    approvals: createMemoryApprovalBook(this.clock),
    limits: createMemoryLimitLedger(),
    groups: { memberships: () => this.#answer('groups', this.memberOf) },
    methods: { lastChangedAt: () => this.#answer('methods', this.methodsChangedAt) },
    audit: { record: (event) => Promise.resolve(void this.audited.push(event)) },
    onBrake: ({ tenantId }) => Promise.resolve(void this.alerts.push(tenantId)),
    clock: this.clock,
    log: silent,
  };
  readonly gate: PolicyGate = createPolicyGate(this.deps);

  /** What the gate says to a reset: what is demanded, or why not. */
  async enter(entry = someEntry()): Promise<unknown> {
    const entered = await this.gate.enter(entry);
    return entered.ok ? entered.value : entered.error;
  }

  async check(entry = someEntry()): Promise<unknown> {
    const checked = await this.gate.check(entry);
    return checked.ok ? checked.value : checked.error;
  }

  approve({ userId, device } = someEntry()): Promise<void> {
    const goodUntil = this.clock.now() + MINUTE_MS;
    return this.deps.approvals.grant({ userId, deviceId: device.id, by: 'helper', goodUntil });
  }

  /** Lets so many resets in, each of its own person and device; fails the test where one is refused. */
  async crowd(count: number, first = 0): Promise<void> {
    for (let i = first; i < first + count; i++) {
      assert.equal((await this.gate.enter(entryOf(i))).ok, true, String(i));
    }
  }

  #answer<T>(what: 'groups' | 'methods', fact: T | Error): Promise<T> {
    this.asked.push(what);
    return fact instanceof Error ? Promise.reject(fact) : Promise.resolve(fact);
  }
}

/** A reset of an iPhone. */
export function someEntry(facts: Partial<ResetEntry> = {}): ResetEntry {
  const device = someDevice();
  return { resetId: 'r', tenantId: 'tenant', userId: device.userId, device, kind: 'ios', ...facts };
}

/** One of many resets: each of its own person and device. */
export function entryOf(i: number): ResetEntry {
  return someEntry({ resetId: `r${i}`, userId: `u${i}`, device: someDevice({ id: `d${i}` }) });
}
