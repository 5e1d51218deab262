import assert from 'node:assert/strict';
import { copyFileSync, existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type CannedAnswer, runWithStubs, type ScriptRun } from './stub-cli.ts';

const DEPLOY = fileURLToPath(new URL('../../deploy/', import.meta.url));

/** Containers that do what they should. */
const WELL: readonly CannedAnswer[] = [
  [/^curl .*\/api\/messages$/, '401'],
  [/^curl .*:3978\/metrics$/, '404'],
  [/^curl .*\/targets$/, '{"health":"up"}'],
  [/^curl /, '200'],
  [/^docker .* GET kept$/, 'yes'],
];

/** Without an engine: what it would be told is written down, in a folder of its own. */
describe('try-compose.sh', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'passcode-desk-compose-'));
    for (const file of ['try-compose.sh', '.env.example'])
      copyFileSync(join(DEPLOY, file), join(folder, file));
  });
  afterEach(() => {
    rmSync(folder, { recursive: true, force: true });
  });
  const run = (answers: readonly CannedAnswer[]): ScriptRun =>
    runWithStubs(['docker', 'curl', 'sleep'], join(folder, 'try-compose.sh'), [], answers);

  const verbs = ({ calls }: ScriptRun): readonly string[] =>
    calls.flatMap(([program, ...words]) => (program === 'docker' ? [words[7] ?? ''] : []));

  it('starts all, asks each, restarts Redis, and takes all away with what it kept', () => {
    const tried = run(WELL);
    assert.equal(tried.status, 0, tried.stderr);
    assert.deepEqual(verbs(tried), ['up', 'exec', 'restart', 'up', 'exec', 'logs', 'down']);
    assert.ok(tried.calls.at(-1)?.includes('--volumes'));
    assert.ok(!existsSync(join(folder, '.env')));
  });

  const faults: readonly (readonly [what: string, answer: CannedAnswer])[] = [
    ['the bot is not ready', [/\/readyz$/, '503']],
    ['somebody is let in', [/\/api\/messages$/, '200']],
    ['metrics are shown to everybody', [/:3978\/metrics$/, '200']],
    ['Prometheus reaches nothing', [/\/targets$/, '{"health":"down"}']],
    ['Redis forgot', [/GET kept$/, '']],
  ];
  for (const [what, answer] of faults) {
    it(`fails where ${what}, and takes all away`, () => {
      const tried = run([answer, ...WELL]);
      assert.equal(tried.status, 1);
      assert.match(tried.stderr, /^Not so: /m);
      assert.equal(verbs(tried).at(-1), 'down');
      assert.ok(!existsSync(join(folder, '.env')));
    });
  }

  it('touches nothing where somebody has settings of their own', () => {
    writeFileSync(join(folder, '.env'), 'MicrosoftAppId=mine');
    const tried = run(WELL);
    assert.deepEqual([tried.status, tried.calls], [1, []]);
    assert.ok(existsSync(join(folder, '.env')));
  });
});
