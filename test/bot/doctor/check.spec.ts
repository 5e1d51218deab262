import assert from 'node:assert/strict';
import {
  type Check,
  type CheckName,
  judge,
  runChecks,
  skip,
  type Verdict,
} from '../../../bot/doctor/check.ts';
import { doctorWords } from '../../../locales/doctor.ts';
import { IoError } from '../../../services/platform/errors.ts';

const PASS = judge([]);
const FAIL = judge([doctorWords.clock.untold]);

function check(name: CheckName, verdict: Verdict, ...needs: CheckName[]): Check {
  return { name, needs, run: () => Promise.resolve(verdict) };
}

async function verdictsOf(...checks: Check[]): Promise<readonly Verdict[]> {
  return (await runChecks(checks)).map(({ verdict }) => verdict);
}

describe('runChecks', () => {
  it('skips what needs something that failed, was skipped, or was not looked at, and says what', async () => {
    const needsRedis = skip('needs “Redis: reachable, and of a version that serves” to pass first');
    for (const first of [check('redis', FAIL), check('redis', skip('away')), check('clock', PASS)]) {
      const [, second] = await verdictsOf(first, check('audit', PASS, 'redis'));
      assert.deepEqual(second, needsRedis);
    }
  });

  it('runs what needs only what passed', async () => {
    assert.deepEqual(await verdictsOf(check('redis', PASS), check('audit', FAIL, 'redis')), [PASS, FAIL]);
  });

  it('fails a check that breaks off, without its words, and goes on', async () => {
    const broken = (error: Error): Check => ({ name: 'audit', run: () => Promise.reject(error) });
    const [io, bug, last] = await verdictsOf(
      broken(new IoError('redis.unavailable', { retryable: true })),
      broken(new TypeError('the password is 1234')),
      check('clock', PASS),
    );
    assert.deepEqual(io, judge([doctorWords.broken('redis.unavailable')]));
    assert.deepEqual(bug, judge([doctorWords.broken('TypeError')]));
    assert.deepEqual(last, PASS);
  });
});
