import { createLogger } from '../services/platform/logger.ts';
import { readConfig } from './config.ts';
import { describeFailure } from './explain-failure.ts';
import { startProduction } from './production.ts';
import { startTelemetry } from './telemetry/start-telemetry.ts';

/** Reads the settings, and starts the bot with them; or says what is wrong with them. */
export async function start(): Promise<void> {
  const config = readConfig(process.env);
  if (config.ok) {
    await run(config.value);
  } else {
    const log = createLogger('info');
    for (const { setting, problem } of config.error) log.error({ setting }, `Setting ${setting} ${problem}`);
    process.exitCode = 1;
  }
}

async function run(settings: Parameters<typeof startProduction>[0]): Promise<void> {
  const log = createLogger(settings.LOG_LEVEL);
  try {
    const telemetry = await startTelemetry(settings, log);
    const app = await startProduction(settings, log, telemetry);
    log.info({ port: app.port }, 'Passcode Desk is ready');
    for (const signal of ['SIGTERM', 'SIGINT'] as const)
      process.once(signal, () => void stop([app, telemetry], log));
  } catch (error) {
    log.error(describeFailure(error), error instanceof Error ? error.message : 'Start failed');
    // Connections that were opened before the failure would keep the process alive, without an endpoint.
    process.exit(1);
  }
}

/** What was not finished in time may hold connections open, so the process is ended and not waited for. */
async function stop(
  inOrder: readonly { stop(): Promise<void> }[],
  log: ReturnType<typeof createLogger>,
): Promise<void> {
  log.info({}, 'Passcode Desk is stopping');
  for (const each of inOrder) await each.stop();
  process.exit(0);
}
