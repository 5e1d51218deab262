import assert from 'node:assert/strict';
import { type Finding, judge, skip } from '../../../bot/doctor/check.ts';
import { createDoctorProgram } from '../../../bot/doctor/program.ts';
import { doctorWords } from '../../../locales/doctor.ts';

const PASSED: Finding = { name: 'redis', verdict: judge([]) };
const SKIPPED: Finding = { name: 'auth-time', verdict: skip('only a person can show it') };
const FAILED: Finding = { name: 'redis-eviction', verdict: judge([doctorWords.redis.evicts('allkeys-lru')]) };

async function run(
  findings: readonly Finding[],
  ...words: string[]
): Promise<{ text: string; failed: boolean }> {
  const lines: string[] = [];
  let failed = false;
  const program = createDoctorProgram({
    examine: () => Promise.resolve(findings),
    print: (line) => void lines.push(line),
    fail: () => (failed = true),
  });
  await program.parseAsync(words, { from: 'user' });
  return { text: lines.join('\n'), failed };
}

describe('npm run doctor', () => {
  it('prints a line for each check, what is wrong with its fix below it, and how many there are', async () => {
    const { text } = await run([PASSED, FAILED, SKIPPED]);
    assert.equal(
      text,
      [
        'pass  Redis: reachable, and of a version that serves',
        'FAIL  Redis: evicts nothing',
        '      Redis takes records away when its memory is full (allkeys-lru).',
        '      Fix: Set “maxmemory-policy noeviction”.',
        'skip  Fresh sign-in: audience and auth_time of its token',
        '      only a person can show it',
        '1 passed, 1 failed, 1 skipped.',
      ].join('\n'),
    );
  });

  it('fails for what failed, and not for what was skipped', async () => {
    assert.equal((await run([PASSED, SKIPPED])).failed, false);
    assert.equal((await run([PASSED, FAILED])).failed, true);
    assert.equal((await run([FAILED], '--json')).failed, true);
  });

  it('tells programs the same', async () => {
    const { text } = await run([PASSED, FAILED, SKIPPED], '--json');
    assert.deepEqual(JSON.parse(text), {
      ok: false,
      checks: [
        { check: 'redis', status: 'pass' },
        { check: 'redis-eviction', status: 'fail', problems: [doctorWords.redis.evicts('allkeys-lru')] },
        { check: 'auth-time', status: 'skipped', reason: 'only a person can show it' },
      ],
    });
  });
});
