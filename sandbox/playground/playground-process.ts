import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { Readable } from 'node:stream';

/** A child that is only read from. */
export type PlaygroundProcess = ChildProcessByStdio<null, Readable, Readable>;

/** How the Playground's command line is called. */
export interface PlaygroundCall {
  readonly port: number;
  /** Where the bot takes activities. */
  readonly botEndpoint: string;
  /** Holds the configuration; logs go here too. */
  readonly folder: string;
}

const PACKAGE = '@microsoft/m365agentsplayground';

/** Longer than the Playground needs to end by itself. */
const GRACE_MS = 2000;

/**
 * Runs the Playground's command line with this Node, without its telemetry and without a browser: one process
 * and no children, so that ending it ends everything.
 */
export function spawnPlayground(call: PlaygroundCall): PlaygroundProcess {
  const cli = join(dirname(createRequire(import.meta.url).resolve(`${PACKAGE}/package.json`)), 'cli.js');
  const preload = new URL('bind-to-loopback.mjs', import.meta.url).href;
  const flags = ['-e', call.botEndpoint, '-c', 'msteams', '-p', String(call.port), '--disable-telemetry'];
  return spawn(process.execPath, ['--import', preload, cli, 'start', ...flags], {
    cwd: call.folder,
    // Without `no_proxy` it would ask a company's proxy for the bot next door.
    env: { ...process.env, TEAMSAPPTESTER_BROWSER: 'none', no_proxy: '*' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

/** Ends the process, by force where it does not listen, and resolves when it is gone. */
export async function endProcess(child: PlaygroundProcess): Promise<void> {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
  const gone = new Promise<void>((resolve) =>
    child.once('exit', () => {
      resolve();
    }),
  );
  const force = setTimeout(() => child.kill('SIGKILL'), GRACE_MS);
  child.kill();
  await gone;
  clearTimeout(force);
}
