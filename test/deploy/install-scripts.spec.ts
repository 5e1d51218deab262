import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { z } from 'zod';

const read = (path: string): unknown =>
  JSON.parse(readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8'));

const { allowScripts } = z
  .object({ allowScripts: z.record(z.string(), z.boolean()) })
  .parse(read('package.json'));
const { packages } = z
  .object({ packages: z.record(z.string(), z.object({ hasInstallScript: z.boolean().default(false) })) })
  .parse(read('package-lock.json'));

/** By name; a package may be there in several places. */
const withScript = new Set(
  Object.entries(packages)
    .filter(([, { hasInstallScript }]) => hasInstallScript)
    .map(([path]) => path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length)),
);

describe('scripts that run when packages are installed', () => {
  it('are decided upon, each of them, and none that is gone: npm would only warn', () => {
    assert.deepEqual(Object.keys(allowScripts).sort(), [...withScript].sort());
  });

  it('are those without which nothing works: the runtime’s, and one that the Bot Framework’s SDK fails without', () => {
    const allowed = Object.keys(allowScripts).filter((name) => allowScripts[name]);
    assert.deepEqual(allowed.sort(), ['botbuilder-dialogs', 'node']);
  });
});
