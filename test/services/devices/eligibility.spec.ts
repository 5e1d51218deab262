import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Device } from '../../../services/devices/device.ts';
import { eligibility } from '../../../services/devices/eligibility.ts';
import { PLATFORM_ROWS } from './platform-rows.ts';
import { someDevice } from './some-device.ts';

const NO_USER = ['', ' ', '00000000-0000-0000-0000-000000000000'];
const LEAVING = [
  'retirePending',
  'retireIssued',
  'wipePending',
  'wipeIssued',
  'deletePending',
  'WIPEPENDING',
];
const STAYING = ['managed', 'unhealthy', 'retireFailed', 'retireCanceled', 'wipeFailed', 'wipeCanceled', ''];

/** Any device, built from values that Graph knows and from values that nobody knows. */
function anyDevice(userId: fc.Arbitrary<string>): fc.Arbitrary<Device> {
  const known = PLATFORM_ROWS.flatMap((row) => row.devices);
  const word = (values: readonly (string | undefined)[]): fc.Arbitrary<string> =>
    fc.oneof(fc.constantFrom(...values.filter((value) => value !== undefined)), fc.string());
  return fc
    .record({
      userId,
      operatingSystem: word(known.map((facts) => facts.operatingSystem)),
      osVersion: word(known.map((facts) => facts.osVersion)),
      deviceType: word(known.map((facts) => facts.deviceType)),
      enrollmentType: word(known.map((facts) => facts.enrollmentType)),
      managementAgent: fc.constantFrom('mdm', 'intuneAosp', ''),
      managementState: word([...LEAVING, ...STAYING]),
      ownership: fc.constantFrom('company' as const, 'personal' as const, 'unknown' as const),
    })
    .map(someDevice);
}

describe('eligibility', () => {
  for (const userId of NO_USER) {
    it(`refuses a device whose user is '${userId}'`, () => {
      assert.deepEqual(eligibility(someDevice({ userId })), { eligible: false, reason: 'no-owner' });
    });
  }

  for (const managementState of LEAVING) {
    it(`refuses a device in state ${managementState}`, () => {
      const answer = eligibility(someDevice({ managementState }));

      assert.deepEqual(answer, { eligible: false, reason: 'leaving-management' });
    });
  }

  for (const managementState of STAYING) {
    it(`allows a device in state '${managementState}'`, () => {
      assert.equal(eligibility(someDevice({ managementState })).eligible, true);
    });
  }

  for (const { row, devices, expected } of PLATFORM_ROWS) {
    const promise = typeof expected === 'string' ? `refuses with ${expected}` : 'tells the effect';
    it(`${promise}: ${row}`, () => {
      const answers = devices.map((facts) => eligibility(someDevice(facts)));

      for (const answer of answers)
        assert.deepEqual(answer.eligible ? answer.effect : answer.reason, expected);
    });
  }

  it('names the kind of what can be reset', () => {
    assert.deepEqual(eligibility(someDevice()), {
      eligible: true,
      kind: 'ios',
      effect: { reach: 'device', passcode: 'removed', temporaryPasscode: 'none' },
    });
  });

  it('never throws, whatever Graph says', () => {
    fc.assert(
      fc.property(anyDevice(fc.string()), (device) => {
        eligibility(device);
      }),
      { numRuns: 1000 },
    );
  });

  it('never allows a device that has no user', () => {
    fc.assert(
      fc.property(anyDevice(fc.constantFrom(...NO_USER)), (device) => {
        assert.equal(eligibility(device).eligible, false);
      }),
      { numRuns: 1000 },
    );
  });
});
