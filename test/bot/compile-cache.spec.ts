import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const MODULE = fileURLToPath(new URL('../../bot/compile-cache.ts', import.meta.url));

describe('the compile cache', () => {
  let root = '';

  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'passcode-desk-cache-'));
    mkdirSync(join(root, 'bot'));
    copyFileSync(MODULE, join(root, 'bot', 'compile-cache.ts'));
  });
  afterEach(() => {
    rmSync(root, { recursive: true });
  });

  it('is not begun where no build made its folder', () => {
    assert.equal(cacheOf(root), '');
  });

  it('does not stop a start where its folder cannot be used', () => {
    writeFileSync(join(root, '.compile-cache'), 'a file');
    assert.equal(cacheOf(root), '');
  });

  it('is the folder that the build made', () => {
    mkdirSync(join(root, '.compile-cache'));
    assert.ok(cacheOf(root).startsWith(join(root, '.compile-cache')));
  });
});

/** Where a process keeps what it compiles that loads the module, which speaks of the folder above its own. */
function cacheOf(root: string): string {
  const code = `await import(process.argv[1]);
    process.stdout.write((await import('node:module')).getCompileCacheDir() ?? '');`;
  const args = ['--input-type=module', '--eval', code, join(root, 'bot', 'compile-cache.ts')];
  return execFileSync(process.execPath, args, { encoding: 'utf8', env: {} });
}
