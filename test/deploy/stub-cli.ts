import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { z } from 'zod';

const Words = z.array(z.string());

/** What a command line program was called with, and how a script ended. */
export interface ScriptRun {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
  readonly calls: readonly (readonly string[])[];
}

/** Answers a call where its arguments, with spaces between, match. */
export type CannedAnswer = readonly [matches: RegExp, output: string];

/**
 * Runs a script with a stand-in for `az` in its path: it writes down how it is called and says the first answer that
 * matches, or nothing. It knows nothing of Azure; whether Azure would take the calls only Azure can tell.
 */
export function runWithStubAz(
  script: string,
  args: readonly string[],
  answers: readonly CannedAnswer[],
): ScriptRun {
  const folder = mkdtempSync(join(tmpdir(), 'passcode-desk-az-'));
  const journal = join(folder, 'calls');
  const table = answers.map(([matches, output]) => [matches.source, output]);
  const program = `#!${process.execPath}
const { appendFileSync } = require('node:fs');
const args = process.argv.slice(2);
appendFileSync(${JSON.stringify(journal)}, JSON.stringify(args) + '\\n');
const found = ${JSON.stringify(table)}.find(([source]) => new RegExp(source).test(args.join(' ')));
if (found) console.log(found[1]);
`;
  writeFileSync(join(folder, 'az'), program, { mode: 0o755 });
  writeFileSync(journal, '');
  const env = { ...process.env, PATH: [folder, process.env['PATH']].join(delimiter) };
  const { status, stdout, stderr } = spawnSync('bash', [script, ...args], { env, encoding: 'utf8' });
  const lines = readFileSync(journal, 'utf8').split('\n').filter(Boolean);
  rmSync(folder, { recursive: true, force: true });
  return { status, stdout, stderr, calls: lines.map((line) => Words.parse(JSON.parse(line))) };
}
