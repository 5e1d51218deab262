import type { AppParts } from '../../bot/app.ts';
import { createChainHash, readEvent } from '../../services/audit/audit-chain.ts';
import type { AuditEvent } from '../../services/audit/audit-event.ts';
import type { AuditLog } from '../../services/audit/audit-log.ts';
import { createAuditTrail } from '../../services/audit/audit-trail.ts';
import { createMemoryAuditStore } from '../../services/audit/memory-audit-store.ts';
import { systemClock } from '../../services/platform/clock.ts';
import { createMemoryApprovalBook } from '../../services/policy/approval-book.ts';
import { createMemoryBlockList } from '../../services/policy/block-list.ts';
import { createMemoryPauseSwitch } from '../../services/policy/pause-switch.ts';
import type { ApprovalBook, BlockList, PauseSwitch } from '../../services/policy/policy-gate.ts';
import { type Policy, PolicySchema } from '../../services/policy/policy.ts';
import { ALEX, SANDBOX_TENANT_ID } from '../../sandbox/people.ts';
import { keep } from './secret-hunt/kept.ts';
import { type DeskGround, type DeskOptions, type DeskWorld, keepDesks } from './desk-world.ts';

/** More than any test writes. */
const ALL = 10_000;

/** The organisation's switches and rules, in the hands of the test. */
export interface Rules {
  /** Writes the policy file anew; what is left out has its defaults. */
  set(policy: object): void;
  readonly pause: PauseSwitch;
  readonly blocks: BlockList;
  readonly approvals: ApprovalBook;
}

/** A desk whose rules can be changed while it runs, and whose audit can be read. */
export interface RuledDesk extends DeskWorld {
  readonly rules: Rules;
  /** What was written down about Alex, or by him, oldest first: `reset-refused:paused`. */
  readonly told: () => Promise<readonly string[]>;
  readonly audited: () => Promise<readonly AuditEvent[]>;
}

/** How such a desk differs from the usual one. */
export interface RuledDeskOptions extends Omit<DeskOptions, 'parts'> {
  /** Replaces parts of the product, which may pull the switches. */
  readonly parts?: (ground: DeskGround, rules: Rules) => Partial<AppParts>;
  /** Replaces how things are written down. */
  readonly record?: (event: AuditEvent, record: AuditLog['record']) => Promise<void>;
}

/** Opens such desks for tests, and closes them after each. */
export function keepRuledDesks(): (options?: RuledDeskOptions) => Promise<RuledDesk> {
  const openDesk = keepDesks();
  return async (options = {}) => {
    const { rules, parts } = holdRules();
    const store = createMemoryAuditStore(createChainHash(undefined));
    const trail = createAuditTrail(store);
    const { record = (event: AuditEvent) => trail.record(event) } = options;
    const desk = await openDesk({
      ...options,
      parts: (ground) => ({
        ...parts,
        audit: {
          record(event) {
            keep('audit', () => JSON.stringify(event));
            return record(event, (written) => trail.record(written));
          },
        },
        ...options.parts?.(ground, rules),
      }),
    });
    const audited = async (): Promise<readonly AuditEvent[]> =>
      (await store.read(SANDBOX_TENANT_ID, 0, ALL)).flatMap((entry) => {
        const event = readEvent(entry);
        return event.ok ? [event.value] : [];
      });
    const told = async (): Promise<readonly string[]> =>
      (await audited())
        .filter(({ subject }) => subject === ALEX.oid)
        .map(({ kind, detail }) => (detail === undefined ? kind : `${kind}:${detail}`));
    return { ...desk, rules, audited, told };
  };
}

function holdRules(): { readonly rules: Rules; readonly parts: Partial<AppParts> } {
  let policy: Policy = PolicySchema.parse({});
  const rules: Rules = {
    set(changed) {
      policy = PolicySchema.parse(changed);
    },
    pause: createMemoryPauseSwitch(),
    blocks: createMemoryBlockList(),
    approvals: createMemoryApprovalBook(systemClock),
  };
  const { pause, blocks, approvals } = rules;
  return { rules, parts: { policy: { current: () => policy }, pause, blocks, approvals } };
}
