import { systemClock } from '../../services/platform/clock.ts';
import { examine } from './examine.ts';
import { createDoctorProgram } from './program.ts';

const program = createDoctorProgram({
  examine: () => examine(process.env, systemClock),
  print: (line) => process.stdout.write(`${line}\n`),
  fail: () => (process.exitCode = 1),
});

await program.parseAsync();
