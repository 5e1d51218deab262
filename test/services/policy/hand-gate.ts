import { err, ok, type Result } from '../../../services/platform/result.ts';
import type { Clearance, PolicyGate, ResetEntry, ResetWish } from '../../../services/policy/policy-gate.ts';
import type { PolicyRefusal } from '../../../services/policy/policy-refusal.ts';

/** Rules that say what the test says, and keep who entered. */
export class HandGate implements PolicyGate {
  refusal: PolicyRefusal | undefined;
  closed: PolicyRefusal | undefined;
  /** What is said of devices themselves, by their ids. */
  readonly forbidden = new Map<string, PolicyRefusal>();
  clearance: Clearance = { requiredContext: undefined, needsApproval: false };
  reveals = { windowMs: 900_000, times: 5 };
  readonly asked: ResetWish[] = [];
  /** Ids of the resets that are counted. */
  readonly entered = new Set<string>();
  readonly givenBack: string[] = [];
  /** Those that got their approval back as well. */
  readonly approvalsGivenBack: string[] = [];
  beforeOpen: () => Promise<void> = () => Promise.resolve();

  deviceRefusal({ device }: Pick<ResetWish, 'device'>): PolicyRefusal | undefined {
    return this.forbidden.get(device.id);
  }

  check(wish: ResetWish): Promise<Result<Clearance, PolicyRefusal>> {
    this.asked.push(wish);
    return Promise.resolve(this.refusal === undefined ? ok(this.clearance) : err(this.refusal));
  }

  async enter(entry: ResetEntry): Promise<Result<Clearance, PolicyRefusal>> {
    const judged = await this.check(entry);
    if (judged.ok) this.entered.add(entry.resetId);
    return judged;
  }

  giveBackPlace({ resetId }: { readonly resetId: string }): Promise<void> {
    this.entered.delete(resetId);
    this.givenBack.push(resetId);
    return Promise.resolve();
  }

  giveBack(entry: { readonly resetId: string }): Promise<void> {
    this.approvalsGivenBack.push(entry.resetId);
    return this.giveBackPlace(entry);
  }

  async stillOpen(): Promise<Result<void, PolicyRefusal>> {
    await this.beforeOpen();
    return this.closed === undefined ? ok(undefined) : err(this.closed);
  }

  revealRules(): { readonly windowMs: number; readonly times: number } {
    return this.reveals;
  }
}
