import type { AuditActor, AuditEvent } from '../audit/audit-event.ts';
import type { AuditLog } from '../audit/audit-log.ts';
import type { Clock } from '../platform/clock.ts';
import { newId } from '../platform/id.ts';
import type { BlockList, PauseSwitch, Switched } from './policy-gate.ts';

/** What operators switch, from the helpdesk channel and from the command line alike. */
export interface OperatorDesk {
  /** Stops all new resets. @param note Shown to the users. */
  pause(by: AuditActor, note: string): Promise<void>;
  /** @returns whether resets were paused. */
  resume(by: AuditActor): Promise<boolean>;
  /** Lifts a block. @returns whether there was one. */
  unblock(by: AuditActor, userId: string): Promise<boolean>;
  status(): Promise<DeskStatus>;
}

/** What stands in the way of resets right now. */
export interface DeskStatus {
  readonly paused: Switched | undefined;
  readonly blocked: readonly { readonly userId: string; readonly how: Switched }[];
}

/** What operators' switches are made of. */
export interface OperatorDeskDeps {
  readonly tenantId: string;
  readonly pause: PauseSwitch;
  readonly blocks: BlockList;
  readonly audit: AuditLog;
  readonly clock: Clock;
}

/**
 * Puts the switches together. What opens a door is written down before it, so that it stays shut where that
 * fails; what shuts one is done first.
 */
export function createOperatorDesk(deps: OperatorDeskDeps): OperatorDesk {
  const { pause, blocks, clock } = deps;
  return {
    async pause(by, note) {
      await pause.pause({ at: clock.now(), by: by.id, note });
      await write(deps, by, { kind: 'resets-paused' });
    },
    async resume(by) {
      if ((await pause.read()) === undefined) return false;
      await write(deps, by, { kind: 'resets-resumed' });
      await pause.resume(clock.now());
      return true;
    },
    async unblock(by, userId) {
      if ((await blocks.find(userId)) === undefined) return false;
      await write(deps, by, { kind: 'user-unblocked', subject: userId });
      return blocks.lift(userId);
    },
    async status() {
      const [paused, blocked] = await Promise.all([pause.read(), blocks.list()]);
      return { paused, blocked };
    },
  };
}

function write(
  { audit, clock, tenantId }: OperatorDeskDeps,
  actor: AuditActor,
  what: Pick<AuditEvent, 'kind' | 'subject'>,
): Promise<void> {
  return audit.record({ id: newId(), at: clock.now(), tenantId, actor, ...what });
}
