import type { Command } from 'commander';
import { adminWords } from '../../locales/admin.ts';
import { selectAudit } from '../../services/audit/export-audit.ts';
import type { Reset } from '../../services/resets/reset.ts';
import { type AdminSeat, printLines } from './admin-desk.ts';

/** Everything about one user, oldest first, as JSON lines: resets with what they are, audit events with what was done. */
export function addHistory(program: Command, seat: AdminSeat): void {
  const { history, unblock } = adminWords;
  program
    .command('history')
    .description(history.about)
    .argument('<user>', unblock.user)
    .action(async (user: string) => {
      const { resets, auditStore, tenantId } = await seat.open();
      const userId = user.toLowerCase();
      const own = await resets.listByUser(userId);
      const lines = own.toReversed().map((reset) => JSON.stringify({ reset: summaryOf(reset) }));
      const selection = { tenantId, userId, from: 0, until: Infinity };
      for await (const { event } of selectAudit(auditStore, selection)) lines.push(JSON.stringify({ event }));
      printLines(seat, lines.length === 0 ? [history.none(userId)] : lines);
    });
}

function summaryOf({ id, state, failure, device, requestedAt, sentAt, endedAt, confirmedAt }: Reset): object {
  return {
    id,
    state,
    failure,
    device: device.id,
    kind: device.kind,
    requestedAt,
    sentAt,
    endedAt,
    confirmedAt,
  };
}
