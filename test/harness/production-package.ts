import { execFile } from 'node:child_process';
import { rmSync } from 'node:fs';
import { copyFile, mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { build } from '../../deploy/build/build.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
/** Fetching and unpacking all production packages, on a slow machine without a cache. */
const BUILD_WITHIN_MS = 180_000;

const run = promisify(execFile);

/** Made once for all suites of a run: it takes half a minute. */
let made: Promise<string> | undefined;

/**
 * Makes what the container holds before the suite's tests: the built product and the production packages of the
 * lock file, in a folder that holds nothing else and goes when the run ends.
 *
 * @returns What gives the folder, once the tests run.
 */
export function useProductionPackage(): () => string {
  let folder: string | undefined;

  before(async function () {
    this.timeout(BUILD_WITHIN_MS);
    made ??= make();
    folder = await made;
  });

  return () => {
    if (folder === undefined) throw new Error('The package is only there while the tests run');
    return folder;
  };
}

async function make(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'passcode-desk-package-'));
  process.once('exit', () => {
    rmSync(folder, { recursive: true, force: true });
  });
  await fill(folder);
  return folder;
}

async function fill(folder: string): Promise<void> {
  for (const file of ['package.json', 'package-lock.json'])
    await copyFile(join(ROOT, file), join(folder, file));
  const install = ['ci', '--omit=dev', '--prefer-offline', '--no-audit', '--no-fund', '--loglevel=error'];
  await run('npm', install, { cwd: folder });
  await build(join(folder, 'dist'));
}
