import type { Command } from 'commander';
import { adminWords } from '../../locales/admin.ts';
import { erasePerson } from '../../services/privacy/erase-person.ts';
import { type AdminSeat, printLines } from './admin-desk.ts';

interface EraseOptions {
  readonly force?: boolean;
  readonly alsoBlock?: boolean;
}

/** Removes what is kept about a user; fails where something of theirs is not over. */
export function addErase(program: Command, seat: AdminSeat): void {
  const { erase, unblock } = adminWords;
  program
    .command('erase')
    .description(erase.about)
    .argument('<user>', unblock.user)
    .option('--force', erase.force)
    .option('--also-block', erase.alsoBlock)
    .action(async (user: string, { force = false, alsoBlock = false }: EraseOptions) => {
      const desk = await seat.open();
      const userId = user.toLowerCase();
      const erased = await erasePerson(desk, { userId, by: desk.operator, force, alsoBlock });
      if (erased.ok) {
        printLines(seat, erase.done(userId, erased.value));
        return;
      }
      printLines(seat, erase.open(erased.error));
      seat.fail();
    });
}
