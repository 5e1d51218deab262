import { Command } from 'commander';
import { doctorWords } from '../../locales/doctor.ts';
import type { Finding } from './check.ts';
import { describeFindings, findingsAsJson, isHealthy } from './report.ts';

/** A doctor at work. */
export interface DoctorSeat {
  readonly examine: () => Promise<readonly Finding[]>;
  /** Takes a line. */
  readonly print: (line: string) => void;
  /** Makes the process end with 1. */
  readonly fail: () => void;
}

/** The command line. */
export function createDoctorProgram({ examine, print, fail }: DoctorSeat): Command {
  return new Command('doctor')
    .description(doctorWords.about)
    .option('--json', doctorWords.json)
    .action(async ({ json = false }: { json?: boolean }) => {
      const findings = await examine();
      for (const line of json ? [findingsAsJson(findings)] : describeFindings(findings)) print(line);
      if (!isHealthy(findings)) fail();
    });
}
