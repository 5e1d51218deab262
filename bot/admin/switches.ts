import { Argument, type Command } from 'commander';
import { adminWords, type HelpdeskStatus } from '../../locales/admin.ts';
import { caseNumber } from '../../services/helpdesk/case.ts';
import { unreachableCases } from '../../services/helpdesk/case-figures.ts';
import { type AdminDesk, type AdminSeat, printLines } from './admin-desk.ts';

/** pause, resume, unblock, status. */
export function addSwitches(program: Command, seat: AdminSeat): void {
  const { pause, resume, unblock, status } = adminWords;

  program
    .command('pause')
    .description(pause.about)
    .requiredOption('-r, --reason <text>', pause.reason)
    .action(async ({ reason }: { reason: string }) => {
      const { switches, operator } = await seat.open();
      await switches.pause(operator, reason);
      printLines(seat, [pause.done]);
    });

  program
    .command('resume')
    .description(resume.about)
    .action(async () => {
      const { switches, operator } = await seat.open();
      printLines(seat, [(await switches.resume(operator)) ? resume.done : resume.notPaused]);
    });

  program
    .command('unblock')
    .description(unblock.about)
    .addArgument(new Argument('<user>', unblock.user))
    .action(async (user: string) => {
      const { switches, operator } = await seat.open();
      const userId = user.toLowerCase();
      const lifted = await switches.unblock(operator, userId);
      printLines(seat, [lifted ? unblock.done(userId) : unblock.notBlocked(userId)]);
    });

  program
    .command('status')
    .description(status.about)
    .option('--json', adminWords.json)
    .action(async ({ json }: { json?: boolean }) => {
      const desk = await seat.open();
      const now = await desk.switches.status();
      const helpdesk = await helpdeskStatus(desk);
      printLines(seat, json === true ? [JSON.stringify({ ...now, helpdesk })] : status.lines(now, helpdesk));
    });
}

async function helpdeskStatus({ cases, standing }: AdminDesk): Promise<HelpdeskStatus> {
  const [waiting, claimed, stands] = await Promise.all([
    cases.listWaiting(),
    cases.listClaimed(),
    standing(),
  ]);
  const unreachable = unreachableCases({ waiting, claimed }).map(({ number }) => caseNumber(number));
  return { standing: stands, waiting: waiting.length, unreachable };
}
