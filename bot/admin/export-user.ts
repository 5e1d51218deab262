import type { Command } from 'commander';
import { adminWords } from '../../locales/admin.ts';
import { exportPerson } from '../../services/privacy/export-person.ts';
import { type AdminSeat, printLines } from './admin-desk.ts';

/** Everything that is kept about a user, as one JSON document. */
export function addExportUser(program: Command, seat: AdminSeat): void {
  const { exportUser, unblock } = adminWords;
  program
    .command('export')
    .description(exportUser.about)
    .argument('<user>', unblock.user)
    .action(async (user: string) => {
      const found = await exportPerson(await seat.open(), user.toLowerCase());
      printLines(seat, [JSON.stringify(found, undefined, 2)]);
    });
}
