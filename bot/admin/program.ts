import { Command } from 'commander';
import { adminWords } from '../../locales/admin.ts';
import type { AdminSeat } from './admin-desk.ts';
import { addAuditCommands } from './audit-commands.ts';
import { addCaseCommands } from './case-commands.ts';
import { addErase } from './erase.ts';
import { addExportUser } from './export-user.ts';
import { addHistory } from './history.ts';
import { addSwitches } from './switches.ts';

/** The whole command line. */
export function createAdminProgram(seat: AdminSeat): Command {
  const program = new Command('admin').description(adminWords.about);
  addSwitches(program, seat);
  addHistory(program, seat);
  addExportUser(program, seat);
  addErase(program, seat);
  addAuditCommands(program, seat);
  addCaseCommands(program, seat);
  return program;
}
