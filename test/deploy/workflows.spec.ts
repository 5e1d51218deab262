import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';
import { readTexts } from '../architecture/sources.ts';

const Step = z.object({ uses: z.string().optional(), run: z.string().optional() });
const Job = z.object({
  uses: z.string().optional(),
  'timeout-minutes': z.number().optional(),
  steps: z.array(Step).default([]),
});
const Workflow = z.object({
  permissions: z.record(z.string(), z.string()),
  jobs: z.record(z.string(), Job),
});
const Package = z.object({ scripts: z.record(z.string(), z.string()) });

const ROOT = new URL('../../', import.meta.url);
const workflows = readTexts(['.github/workflows/*.yml']).map(({ path, text }) => {
  const { jobs, permissions } = Workflow.parse(parse(text));
  return {
    path,
    permissions,
    jobs: Object.values(jobs),
    steps: Object.values(jobs).flatMap(({ steps }) => steps),
  };
});
const { scripts } = Package.parse(JSON.parse(readFileSync(new URL('package.json', ROOT), 'utf8')));

describe('.github/workflows', () => {
  it('are there for changes, releases, the container and CodeQL', () => {
    const names = workflows.map(({ path }) => path.replace(/^.*\/(.*)\.yml$/, '$1'));
    assert.deepEqual(names, ['ci', 'codeql', 'container', 'release']);
  });

  for (const { path, permissions, jobs, steps } of workflows) {
    it(`let ${path} only read, unless a job says otherwise`, () => {
      assert.deepEqual(permissions, { contents: 'read' });
    });

    it(`run in ${path} only what nobody can change afterwards`, () => {
      for (const { uses } of steps) {
        if (uses !== undefined) assert.match(uses, /^[\w-]+\/[\w/-]+@[0-9a-f]{40}$/);
      }
    });

    it(`name in ${path} commands that exist`, () => {
      const commands = steps.flatMap(({ run = '' }) => [...run.matchAll(/npm run (?:--silent )?([\w:-]+)/g)]);
      for (const [, name = ''] of commands) assert.ok(name in scripts, name);
      for (const { uses = './' } of jobs) assert.ok(existsSync(new URL(uses, ROOT)), uses);
    });

    it(`end ${path} when it hangs`, () => {
      for (const job of jobs) assert.ok(job.uses !== undefined || (job['timeout-minutes'] ?? 0) > 0);
    });
  }

  it('check in CI what everybody checks with .ci/run', () => {
    const ci = workflows.find(({ path }) => path.endsWith('ci.yml'));
    assert.ok(ci?.steps.some(({ run }) => run === '.ci/run'));
  });
});
