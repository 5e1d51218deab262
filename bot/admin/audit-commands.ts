import { type Command, InvalidArgumentError } from 'commander';
import { adminWords, describeFlaw } from '../../locales/admin.ts';
import type { ChainHead } from '../../services/audit/audit-chain.ts';
import { exportAudit } from '../../services/audit/export-audit.ts';
import { type AuditReport, verifyAudit } from '../../services/audit/verify-audit.ts';
import { type AdminDesk, type AdminSeat, printLines } from './admin-desk.ts';
import { addRange, type ExportRange } from './export-range.ts';

const words = adminWords.audit;

/** audit verify, audit export. */
export function addAuditCommands(program: Command, seat: AdminSeat): void {
  const audit = program.command('audit').description(words.about);
  addVerify(audit, seat);
  addExport(audit, seat);
}

function addVerify(audit: Command, seat: AdminSeat): void {
  audit
    .command('verify')
    .description(words.verify.about)
    .option('--expect <head>', words.verify.expect, readHead)
    .action(async ({ expect: expected }: { expect?: ChainHead }) => {
      const desk = await seat.open();
      const report = await verifyAudit({
        ...{ store: desk.auditStore, hashOf: desk.hashOf, tenantId: desk.tenantId },
        keptSince: desk.clock.now() - desk.auditRetentionMs,
        ...(expected === undefined ? {} : { expected }),
      });
      printLines(seat, describeReport(report, desk));
      if (report.flaws.length > 0) seat.fail();
    });
}

function describeReport({ checked, flaws, head }: AuditReport, { isKeyed }: AdminDesk): readonly string[] {
  return [
    ...(flaws.length === 0 ? [words.verify.clean(checked)] : flaws.map(describeFlaw)),
    ...(head === undefined ? [] : [words.verify.head(head.sequence, head.hash)]),
    ...(isKeyed ? [] : [words.verify.withoutKey]),
  ];
}

interface ExportOptions extends ExportRange {
  readonly user?: string;
}

function addExport(audit: Command, seat: AdminSeat): void {
  const { about, user: userWords } = words.export;
  addRange(audit.command('export').description(about))
    .option('--user <user>', userWords)
    .action(async ({ format, from, until, user }: ExportOptions) => {
      const { auditStore, tenantId } = await seat.open();
      const userId = user?.toLowerCase();
      const selection = { tenantId, from, until, ...(userId === undefined ? {} : { userId }) };
      for await (const text of exportAudit(auditStore, selection, format)) seat.print(text);
    });
}

function readHead(text: string): ChainHead {
  const [, sequence, hash] = /^(\d+):([0-9a-f]{64})$/.exec(text) ?? [];
  if (sequence === undefined || hash === undefined) throw new InvalidArgumentError(words.verify.expectWrong);
  return { sequence: Number(sequence), hash };
}
