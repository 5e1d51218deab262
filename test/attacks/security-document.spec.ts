import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { z } from 'zod';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const MOCHA = join(ROOT, 'node_modules', 'mocha', 'bin', 'mocha.js');
/** The issue asks for so many. */
const FEWEST_ATTACKS = 60;

const Report = z.object({ tests: z.array(z.object({ file: z.string(), fullTitle: z.string() })) });
const run = promisify(execFile);

const read = (path: string): string => readFileSync(join(ROOT, path), 'utf8');
const page = read('docs/security.md');

/** How many attacks each file has, as mocha finds them. */
async function countAttacks(): Promise<ReadonlyMap<string, number>> {
  const report = ['--no-config', '--dry-run', '--reporter', 'json'];
  const { stdout } = await run(process.execPath, [MOCHA, ...report, 'test/attacks/*.spec.ts'], {
    cwd: ROOT,
    maxBuffer: 16 * 1024 * 1024,
  });
  const { tests } = Report.parse(JSON.parse(stdout.slice(stdout.indexOf('{'))));
  const counts = new Map<string, number>();
  for (const { file } of tests.filter(({ fullTitle }) => fullTitle.startsWith('attack'))) {
    const path = relative(ROOT, file);
    counts.set(path, (counts.get(path) ?? 0) + 1);
  }
  return counts;
}

describe('docs/security.md', () => {
  it('says how many attacks there are, file by file', async function () {
    this.timeout(60_000);
    const counts = await countAttacks();
    const said = [...page.matchAll(/^\| `(test\/attacks\/[\w-]+\.spec\.ts)` +\| +(\d+) \|/gm)].map(
      ([, path = '', count]) => [path, Number(count)] as const,
    );
    const all = [...counts.values()].reduce((sum, count) => sum + count, 0);

    assert.deepEqual(new Map(said), counts);
    assert.equal(Number(/^\| \*\*all\*\* +\| +(\d+) \|/m.exec(page)?.[1]), all);
    assert.ok(all >= FEWEST_ATTACKS, String(all));
  });

  it('names files that exist', () => {
    const named = [...page.matchAll(/`([\w./-]+\.(?:ts|md|json))`/g)].map(([, path = '']) => path);

    assert.ok(named.length > 100);
    assert.deepEqual(
      named.filter((path) => !existsSync(join(ROOT, path))),
      [],
    );
  });

  it('names tests that exist', () => {
    const named = [...page.matchAll(/`(test\/[\w./-]+\.spec\.ts)` › _([^_]+)_/g)];

    assert.ok(named.length > 20);
    const missing = named.filter(([, path = '', title = '']) => !read(path).includes(title));
    assert.deepEqual(
      missing.map(([whole]) => whole),
      [],
    );
  });

  for (const path of ['docs/security.md', 'SECURITY.md']) {
    it(`leads somewhere from ${path}`, () => {
      const links = [...read(path).matchAll(/\]\((?!https?:|#)([^)#]+)[^)]*\)/g)].map(([, to = '']) => to);

      assert.ok(links.length > 0);
      assert.deepEqual(
        links.filter((to) => !existsSync(join(ROOT, dirname(path), to))),
        [],
      );
    });
  }
});
