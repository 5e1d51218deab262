import { execFile } from 'node:child_process';
import { mkdir, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { Metafile } from 'esbuild';
import { bundle } from './bundle.ts';
import { shareCompileCache } from './share-compile-cache.ts';

const LOAD = fileURLToPath(new URL('load-build.ts', import.meta.url));

/**
 * Makes what production runs, with what V8 made of it beside: a container's file system is read-only, so that the first
 * start there could keep nothing for the second.
 *
 * @param folder What is in it goes.
 * @returns What went into which file.
 */
export async function build(folder: string): Promise<Metafile> {
  await empty(folder);
  const metafile = await bundle(folder);
  // In a process of its own: what this one has loaded is no part of the build.
  await promisify(execFile)(process.execPath, [LOAD, folder]);
  await shareCompileCache(folder);
  return metafile;
}

/** The folder itself stays: in the container's build it lies where only root makes folders. */
async function empty(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  for (const name of await readdir(folder)) await rm(join(folder, name), { recursive: true });
}
