import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openPolicy } from '../../bot/policy-config.ts';
import { systemClock } from '../../services/platform/clock.ts';
import { DEFAULT_POLICY } from '../../services/policy/policy.ts';
import { silent } from '../services/resets/hand-ports.ts';

const DEPS = {
  tenantId: 'tenant',
  audit: { record: () => Promise.resolve() },
  clock: systemClock,
  log: silent,
  alarm: () => undefined,
};

describe('openPolicy', () => {
  it('has the default rules where no file is set', async () => {
    const policy = await openPolicy({ POLICY_FILE: undefined }, DEPS);
    assert.deepEqual(policy.current(), DEFAULT_POLICY);
    policy.close();
  });

  it('does not start with a file that is no policy', async () => {
    const opening = openPolicy({ POLICY_FILE: join(tmpdir(), 'no-such-policy.yaml') }, DEPS);
    await assert.rejects(opening, { code: 'policy.rejected' });
  });

  it('has the rules of the file', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'policy-'));
    const path = join(folder, 'policy.json');
    await writeFile(path, '{ "reveal": { "times": 2 } }');
    const policy = await openPolicy({ POLICY_FILE: path }, DEPS);
    policy.close();
    await rm(folder, { recursive: true });
    assert.equal(policy.current().reveal.times, 2);
  });
});
