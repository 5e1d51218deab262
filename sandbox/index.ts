import { createLogger } from '../services/platform/logger.ts';
import { startSandboxBot } from './bot.ts';
import { startPlayground } from './playground.ts';
import { readSandboxSettings, type SandboxSettings } from './settings.ts';
import { startWorld } from './world.ts';

/** Something that was started and has to be ended. */
type Stop = () => Promise<void>;

const settings = readSandboxSettings(process.env, process.argv.slice(2));
const stops: Stop[] = [];

/** Ends everything in the reverse order of its start, once. */
async function stopAll(): Promise<void> {
  for (const stop of stops.splice(0).reverse()) await stop();
}

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => {
    void stopAll().then(() => process.exit(0));
  });
}

try {
  await startAll(settings);
} catch (error) {
  console.error(explainStart(error));
  await stopAll();
  process.exitCode = 1;
}

async function startAll({
  botPort,
  worldPort,
  playgroundPort,
  withPlayground,
  ...rest
}: SandboxSettings): Promise<void> {
  const log = createLogger(rest.logLevel);
  const botEndpoint = `http://localhost:${botPort}/api/messages`;
  const chatUrl = `http://localhost:${playgroundPort}`;
  const chat = withPlayground ? { chatUrl } : {};
  const world = await startWorld({ port: worldPort, botEndpoint, ...chat });
  stops.push(() => world.close());
  // The Playground fills nothing in: who comes from an e-mail types the words.
  const chatLink = (): string => chatUrl;
  const { signInWindowMs } = rest;
  const bot = await startSandboxBot({ world, port: botPort, log, signInWindowMs, chatLink });
  stops.push(() => bot.stop());
  if (!withPlayground) {
    console.log(
      `\n  Passcode Desk (sandbox): the bot listens at ${botEndpoint}\n  Devices:  ${world.devicesUrl}\n  E-mail:   ${world.mailboxUrl}\n`,
    );
    return;
  }
  const playground = await startPlayground({ port: playgroundPort, botEndpoint: world.playgroundEndpoint });
  stops.push(() => playground.stop());
  console.log(`\n  Passcode Desk (sandbox) is ready. Open  ${playground.url}\n`);
  console.log(`  Say "reset", and watch the devices at  ${world.devicesUrl}`);
  console.log('  Say "talk to a person", and be the helpdesk, too, in the channel "Helpdesk"');
  console.log(`  What the bot sends by e-mail is at     ${world.mailboxUrl}\n  Ctrl-C ends everything.\n`);
}

function explainStart(error: unknown): string {
  if (!(error instanceof Error)) return 'The sandbox could not start.';
  if (!('code' in error) || error.code !== 'EADDRINUSE' || !('port' in error)) return error.message;
  return (
    `Port ${String(error.port)} is taken by another program. End that program, or choose other ports: ` +
    'BOT_PORT=3979 SANDBOX_PORT=4001 PLAYGROUND_PORT=56151 npm start'
  );
}
