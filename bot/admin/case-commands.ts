import type { Command } from 'commander';
import { adminWords } from '../../locales/admin.ts';
import { exportCases } from '../../services/helpdesk/export-cases.ts';
import type { AdminSeat } from './admin-desk.ts';
import { addRange, type ExportRange } from './export-range.ts';

const words = adminWords.cases;

/** cases export. */
export function addCaseCommands(program: Command, seat: AdminSeat): void {
  const cases = program.command('cases').description(words.about);
  addRange(cases.command('export').description(words.export.about)).action(
    async ({ format, from, until }: ExportRange) => {
      const desk = await seat.open();
      for await (const text of exportCases(desk.cases, from, until, format)) seat.print(text);
    },
  );
}
