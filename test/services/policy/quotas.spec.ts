import assert from 'node:assert/strict';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../../services/platform/clock.ts';
import { DEFAULT_POLICY } from '../../../services/policy/policy.ts';
import { limitRefusal, quotasOf } from '../../../services/policy/quotas.ts';
import { somePolicy } from './some-policy.ts';

const NOW = Date.UTC(2026, 0, 5, 9);

describe('quotasOf', () => {
  it("has the design's numbers by default: three for a user and two for a device in 24 hours", () => {
    assert.deepEqual(quotasOf(DEFAULT_POLICY, NOW), {
      user: { most: 3, since: NOW - DAY_MS },
      device: { most: 2, since: NOW - DAY_MS },
      tenant: undefined,
      brake: { most: 50, since: NOW - 10 * MINUTE_MS },
    });
  });

  it('follows the policy, and has no brake where it is off', () => {
    const limits = { perTenant: { resets: 40, hours: 1 }, perUser: { resets: 1, hours: 168 } };
    const quotas = quotasOf(somePolicy({ limits, anomalyBrake: false }), NOW);
    assert.deepEqual(quotas.tenant, { most: 40, since: NOW - HOUR_MS });
    assert.deepEqual(quotas.user, { most: 1, since: NOW - 7 * DAY_MS });
    assert.equal(quotas.brake, undefined);
  });

  it('counts for the brake from when resets were resumed, where that is later', () => {
    const since = (resumedAt: number): number | undefined =>
      quotasOf(DEFAULT_POLICY, NOW, resumedAt).brake?.since;
    assert.equal(since(NOW - MINUTE_MS), NOW - MINUTE_MS);
    assert.equal(since(NOW - DAY_MS), NOW - 10 * MINUTE_MS);
  });
});

describe('limitRefusal', () => {
  it('says how many a user and a device may within how long, and nothing of the others', () => {
    assert.deepEqual(limitRefusal('user', DEFAULT_POLICY), { reason: 'user-limit', limit: 3, hours: 24 });
    assert.deepEqual(limitRefusal('device', DEFAULT_POLICY), { reason: 'device-limit', limit: 2, hours: 24 });
    assert.deepEqual(limitRefusal('tenant', DEFAULT_POLICY), { reason: 'tenant-limit' });
    assert.deepEqual(limitRefusal('brake', DEFAULT_POLICY), { reason: 'paused', by: 'brake', note: '' });
  });
});
