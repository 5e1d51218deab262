import { createLogger } from '../../services/platform/logger.ts';
import { readConfig } from '../config.ts';
import { describeFailure } from '../explain-failure.ts';
import { openAdminDesk } from './open-admin-desk.ts';
import { createAdminProgram } from './program.ts';

const log = createLogger('warn');
const closers: (() => Promise<void>)[] = [];

async function open(): ReturnType<typeof openAdminDesk> {
  const config = readConfig(process.env);
  if (!config.ok) {
    for (const { setting, problem } of config.error) log.error({ setting }, `Setting ${setting} ${problem}`);
    throw new Error('The settings are not complete.');
  }
  const opened = await openAdminDesk(config.value, log);
  closers.push(() => opened.close());
  return opened;
}

const program = createAdminProgram({
  open,
  print: (text) => process.stdout.write(text),
  fail: () => (process.exitCode = 1),
});

try {
  await program.parseAsync();
} catch (error) {
  log.error(describeFailure(error), error instanceof Error ? error.message : 'Command failed');
  process.exitCode = 1;
} finally {
  for (const close of closers) await close();
}
