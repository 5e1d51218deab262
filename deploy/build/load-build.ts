import { readdir } from 'node:fs/promises';
import { enableCompileCache } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

/**
 * Loads a build without starting it (`node load-build.ts FOLDER`): what was compiled for that is kept beside it, where
 * `bot/compile-cache.ts` finds it.
 */
const [, , folder = ''] = process.argv;
const chunks = await readdir(join(folder, 'chunks'));

enableCompileCache(join(folder, '.compile-cache'));
for (const path of ['bot/start.js', ...chunks.filter(isCode).map((name) => join('chunks', name))])
  await import(pathToFileURL(join(folder, path)).href);

function isCode(name: string): boolean {
  return name.endsWith('.js');
}
