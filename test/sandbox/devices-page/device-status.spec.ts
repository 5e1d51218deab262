import assert from 'node:assert/strict';

import { describeStatus } from '../../../sandbox/devices-page/device-status.ts';
import { chooseFamily, chooseFormFactor } from '../../../sandbox/devices-page/form-factor.ts';
import { buildDevice } from '../../../sandbox/intune/device-draft.ts';
import { advanceReset, requestReset } from '../../../sandbox/intune/reset-lifecycle.ts';
import { SEEDED_DEVICES } from '../../../sandbox/intune/seed/index.ts';
import type { SimulatedDevice } from '../../../sandbox/intune/simulated-device.ts';
import { draftPhone } from '../intune/graph-server.ts';

const NOW = Date.UTC(2026, 0, 1);
const phone = (changes: Partial<SimulatedDevice> = {}): SimulatedDevice => ({
  ...buildDevice(draftPhone(), NOW),
  ...changes,
});
const requested = (changes: Partial<SimulatedDevice> = {}): SimulatedDevice =>
  requestReset(phone(changes), NOW);
const active = (changes: Partial<SimulatedDevice> = {}): SimulatedDevice =>
  advanceReset(requested(changes), NOW);
const answered = (changes: Partial<SimulatedDevice> = {}): SimulatedDevice =>
  advanceReset(active(changes), NOW);

describe('the status of a simulated device', () => {
  const rows: readonly [string, SimulatedDevice, string][] = [
    ['a refused kind', phone({ reset: 'refused' }), 'quiet: Locked. A reset is refused.'],
    ['a forgotten passcode', phone(), 'quiet: Locked. Nobody remembers the passcode of this device.'],
    [
      'a work profile',
      phone({ reach: 'work-profile' }),
      'quiet: Locked. Nobody remembers the passcode of this work profile.',
    ],
    ['a request', requested(), 'busy: Reset requested…'],
    [
      'a request offline',
      requested({ online: false }),
      'busy: Reset requested. Waits until the device is online.',
    ],
    [
      'a request without answer',
      requested({ nextOutcome: 'never' }),
      'busy: Reset requested. It will not answer.',
    ],
    ['a reset under way', active(), 'busy: Resetting the passcode…'],
    ['a temporary passcode', answered(), 'good: Reset. The temporary passcode is in the chat.'],
    ['no passcode', answered({ reset: 'removes' }), 'good: Reset. No passcode set.'],
    [
      'a failure',
      answered({ nextOutcome: 'failed' }),
      'bad: The reset failed. The old passcode is still there.',
    ],
    ['no support', answered({ nextOutcome: 'notSupported' }), 'bad: The device does not support a reset.'],
  ];
  for (const [name, device, expected] of rows) {
    it(`says how it stands with ${name}`, () => {
      const { tone, text } = describeStatus(device);

      assert.equal(`${tone}: ${text}`, expected);
    });
  }
});

describe('the drawing of a simulated device', () => {
  it('fits the seeded devices', () => {
    const drawn = new Map(
      SEEDED_DEVICES.map((draft) => {
        const { managed } = buildDevice(draft, NOW);
        return [managed.deviceName, `${chooseFamily(managed)} ${chooseFormFactor(managed)}`];
      }),
    );

    for (const [name, expected] of [
      ["Alex's iPhone 15", 'apple phone'],
      ['iPad Air', 'apple tablet'],
      ['Apple Vision Pro (demo room)', 'apple headset'],
      ['Galaxy S24 (work)', 'android phone'],
      ['Reception kiosk', 'android tablet'],
      ['Lumia 930', 'windows phone'],
      ['ALEXW-LAPTOP', 'windows computer'],
      ["Alex's MacBook Air", 'apple computer'],
      ['alexw-build', 'other computer'],
    ] as const) {
      assert.equal(drawn.get(name), expected, name);
    }
  });
});
