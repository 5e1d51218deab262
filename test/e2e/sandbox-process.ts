import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { findFreePort } from '../harness/free-port.ts';

/** The sandbox as a newcomer starts it: `npm start`, in a process of its own. */
export interface SandboxProcess {
  /** The one URL that was printed. */
  readonly playgroundUrl: string;
  readonly worldUrl: string;
  readonly botUrl: string;
  /** How long it took until the URL was printed, in milliseconds. */
  readonly readyAfterMs: number;
  /** Everything printed so far. */
  readonly output: readonly string[];
  /** Presses Ctrl-C and gives the exit code. */
  stop(): Promise<number | null>;
}

/** The whole sandbox promises to be ready in 15 seconds; a busy machine gets the double. */
const START_TIMEOUT_MS = 30_000;

/** Starts the sandbox on free ports. @throws with its output where it does not come up. */
export async function startSandboxProcess(
  settings: Readonly<Record<string, string>> = {},
): Promise<SandboxProcess> {
  const [bot, world, chat] = [await findFreePort(), await findFreePort(), await findFreePort()];
  const ports = { BOT_PORT: String(bot), SANDBOX_PORT: String(world), PLAYGROUND_PORT: String(chat) };
  const startedAt = performance.now();
  const child = spawn(process.execPath, ['sandbox/index.ts'], {
    cwd: fileURLToPath(new URL('../..', import.meta.url)),
    env: { ...process.env, ...ports, ...settings },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const output: string[] = [];
  const ready = Promise.withResolvers<undefined>();
  const read = (line: string): void => {
    output.push(line);
    if (line.includes(`http://localhost:${chat}`)) ready.resolve(undefined);
  };
  for (const input of [child.stdout, child.stderr]) createInterface({ input }).on('line', read);
  const giveUp = (): void => {
    ready.reject(new Error(`The sandbox did not start:\n${output.join('\n')}`));
  };
  child.once('exit', giveUp);
  const timer = setTimeout(giveUp, START_TIMEOUT_MS);
  const stop = async (): Promise<number | null> => {
    if (child.exitCode !== null) return child.exitCode;
    const exited = once(child, 'exit');
    child.kill('SIGINT');
    await exited;
    return child.exitCode;
  };
  await ready.promise.catch(async (error: unknown) => {
    await stop();
    throw error;
  });
  clearTimeout(timer);
  return {
    playgroundUrl: `http://localhost:${chat}`,
    worldUrl: `http://localhost:${world}`,
    botUrl: `http://localhost:${bot}`,
    readyAfterMs: performance.now() - startedAt,
    output,
    stop,
  };
}
