import assert from 'node:assert/strict';
import { spawnSync, type SpawnSyncReturns } from 'node:child_process';
import { globSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { SourceMap } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Metafile } from 'esbuild';
import { z } from 'zod';
import { build } from '../../deploy/build/build.ts';
import { packagesAtStart } from './packages-at-start.ts';

const BUILD_WITHIN_MS = 60_000;
/** Of telemetry that nobody asked for, of the operators' programs, and of dates in a dozen languages. */
const NOT_AT_START =
  /^(@opentelemetry\/(sdk|exporter)-.*|commander|@microsoft\/recognizers-text-(?!data-types-timex).*)$/;

/** Of what a source map may hold, with nothing for what esbuild leaves out. */
const Payload = z.object({
  version: z.number(),
  sources: z.array(z.string()),
  names: z.array(z.string()),
  mappings: z.string(),
  file: z.string().default(''),
  sourceRoot: z.string().default(''),
  sourcesContent: z.array(z.string()).default([]),
});

describe('the build', () => {
  // No packages lie beside it: what is not in the bundle is missing, or optional.
  const folder = mkdtempSync(join(tmpdir(), 'passcode-desk-build-'));
  let metafile: Metafile;

  before(async function () {
    this.timeout(BUILD_WITHIN_MS);
    metafile = await build(folder);
  });
  after(() => {
    rmSync(folder, { recursive: true });
  });

  it('starts, and says which settings are missing', () => {
    const { status, stdout } = runIn(folder, 'bot/index.js');
    assert.equal(status, 1);
    assert.match(stdout, /Setting MicrosoftAppId is missing/);
  });

  for (const name of ['admin', 'doctor']) {
    it(`has what operators run: ${name}`, () => {
      const { status, stdout } = runIn(folder, `bot/${name}/index.js`, '--help');
      assert.equal(status, 0);
      assert.match(stdout, new RegExp(`Usage: ${name}`));
    });
  }

  it('loads at the start nothing that may never be asked for', () => {
    const packages = packagesAtStart(metafile);
    assert.ok(packages.length > 100);
    assert.deepEqual(
      packages.filter((name) => NOT_AT_START.test(name)),
      [],
    );
  });

  it('brings what V8 compiled, which the first start takes, and everybody may read', () => {
    const { stderr } = runIn(folder, 'bot/index.js');
    assert.match(stderr, /cache for ESM .*\/bot\/start\.js was accepted/);
    assert.doesNotMatch(stderr, /was rejected/);
    for (const path of globSync('.compile-cache/*/*', { cwd: folder }))
      assert.equal(statSync(join(folder, path)).mode & 0o777, 0o644);
  });

  it('has no character that takes two bytes, for which V8 would give two to all', () => {
    for (const path of globSync('**/*.js', { cwd: folder }))
      assert.doesNotMatch(readFileSync(join(folder, path), 'latin1'), /[^\0-\x7f]/, path);
  });

  it('leads from its lines to our sources', () => {
    const lines = readFileSync(join(folder, 'bot/start.js'), 'utf8').split('\n');
    const map = new SourceMap(
      Payload.parse(JSON.parse(readFileSync(join(folder, 'bot/start.js.map'), 'utf8'))),
    );
    const sourceOf = (words: string): string => {
      const line = lines.findIndex((text) => text.includes(words));
      const entry = map.findEntry(line, lines[line]?.indexOf(words) ?? 0);
      return 'originalSource' in entry ? entry.originalSource : '';
    };
    assert.match(sourceOf('Passcode Desk is ready'), /\/bot\/start\.ts$/);
  });
});

function runIn(folder: string, entry: string, ...args: readonly string[]): SpawnSyncReturns<string> {
  const env = { NODE_DEBUG_NATIVE: 'COMPILE_CACHE' };
  return spawnSync(process.execPath, [join(folder, entry), ...args], { cwd: folder, env, encoding: 'utf8' });
}
