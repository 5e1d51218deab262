import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';

/**
 * Skips a suite where a program is absent, or fails it on a build server (`CI=true`): there a skipped suite would
 * look like a passed one.
 */
export function skipWithout(program: 'redis-server' | 'openssl', suite: Mocha.Context): void {
  if (spawnSync(program, ['--version']).error === undefined) return;
  if (process.env['CI'] === 'true') throw new Error(`${program} is not installed`);
  console.warn(`      skipped: ${program} is not installed`);
  suite.skip();
}

/** Starts `redis-server`. Resolves when it has said that it is ready. @throws Error where it ends before. */
export async function launchRedis(args: readonly string[], whenReady: string): Promise<ChildProcess> {
  const child = spawn('redis-server', args, { stdio: ['ignore', 'pipe', 'inherit'] });
  const { promise, resolve, reject } = Promise.withResolvers<undefined>();
  let output = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    output += text;
    if (output.includes(whenReady)) resolve(undefined);
  });
  child.once('error', reject);
  child.once('exit', (code) => {
    reject(new Error(`redis-server ended with ${String(code)}:\n${output}`));
  });
  await promise;
  return child;
}

/** Ends a process as a crash does. */
export async function endProcess(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exited = once(child, 'exit');
  child.kill('SIGKILL');
  await exited;
}
