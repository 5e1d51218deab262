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
 * Runs a script with stand-ins for programs in its path: each writes down how it is called, its name first, and says the
 * first answer that matches, or nothing. They know nothing of what they stand for; whether that would take the calls
 * only it can tell.
 */
export function runWithStubs(
  programs: readonly string[],
  script: string,
  args: readonly string[],
  answers: readonly CannedAnswer[],
): ScriptRun {
  const folder = mkdtempSync(join(tmpdir(), 'passcode-desk-stubs-'));
  const journal = join(folder, 'calls');
  const table = answers.map(([matches, output]) => [matches.source, output]);
  const program = `#!${process.execPath}
const { appendFileSync } = require('node:fs');
const { basename } = require('node:path');
const call = [basename(process.argv[1]), ...process.argv.slice(2)];
appendFileSync(${JSON.stringify(journal)}, JSON.stringify(call) + '\\n');
const found = ${JSON.stringify(table)}.find(([source]) => new RegExp(source).test(call.join(' ')));
if (found) console.log(found[1]);
`;
  for (const name of programs) writeFileSync(join(folder, name), program, { mode: 0o755 });
  writeFileSync(journal, '');
  const env = { ...process.env, PATH: [folder, process.env['PATH']].join(delimiter) };
  const { status, stdout, stderr } = spawnSync('bash', [script, ...args], { env, encoding: 'utf8' });
  const lines = readFileSync(journal, 'utf8').split('\n').filter(Boolean);
  rmSync(folder, { recursive: true, force: true });
  return { status, stdout, stderr, calls: lines.map((line) => Words.parse(JSON.parse(line))) };
}

/** The same with `az` alone, whose calls are told and matched without that name. */
export function runWithStubAz(
  script: string,
  args: readonly string[],
  answers: readonly CannedAnswer[],
): ScriptRun {
  const named = answers.map(([matches, output]): CannedAnswer => {
    const { source } = matches;
    return [new RegExp(source.startsWith('^') ? `^az ${source.slice(1)}` : source), output];
  });
  const run = runWithStubs(['az'], script, args, named);
  return { ...run, calls: run.calls.map(([, ...rest]) => rest) };
}
