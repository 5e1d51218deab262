import assert from 'node:assert/strict';
import { openMetrics } from '../../../services/platform/telemetry-metrics.ts';
import { measureResets } from '../../../services/resets/measure-resets.ts';
import { measuredNotifier } from '../../../services/resets/measured-notifier.ts';
import { createResetService } from '../../../services/resets/service.ts';
import { useTelemetry } from '../../harness/telemetry/in-memory.ts';
import { ResetWorld } from './reset-world.ts';
import { someReset } from './some-reset.ts';

const MINUTE = 60_000;

describe('measuring resets', () => {
  const telemetry = useTelemetry();
  const TRANSITIONS = 'passcode_desk.reset.transitions';
  const platform = someReset().device.kind;

  function measuredWorld(): ResetWorld {
    const metrics = openMetrics();
    class MeasuredWorld extends ResetWorld {
      override readonly service = createResetService({
        ...this.deps,
        notifier: measuredNotifier(this.chat, metrics),
        listeners: [measureResets(metrics)],
      });
    }
    return new MeasuredWorld();
  }

  it('counts each step once, however often the end is told', async () => {
    const world = measuredWorld();
    world.chat.takeAfter(2);
    await world.begin();
    await world.pass(1);
    world.answer('done');
    await world.pass(MINUTE);

    for (const state of ['requested', 'pending', 'done']) {
      assert.equal(await telemetry.read(TRANSITIONS, { state, platform }), 1, state);
    }
    assert.equal(await telemetry.read('passcode_desk.reset.duration', { state: 'done', platform }), 1);
    const told = { message: 'reset-outcome' };
    assert.equal(await telemetry.read('passcode_desk.deliveries', { ...told, outcome: 'failed' }), 2);
    assert.equal(await telemetry.read('passcode_desk.deliveries', { ...told, outcome: 'delivered' }), 1);
  });

  it('tells failures apart', async () => {
    const world = measuredWorld();
    await world.begin();
    await world.pass(1);
    world.answer('failed');
    await world.pass(MINUTE);

    const failed = { state: 'failed', platform, failure: 'failed-on-device' };
    assert.equal(await telemetry.read(TRANSITIONS, failed), 1);
  });

  it('counts the outcomes that nobody will be told', async () => {
    const world = measuredWorld();
    world.chat.delivery = 'undeliverable';
    await world.begin();
    await world.pass(1);
    world.answer('done');
    await world.pass(MINUTE);

    assert.equal(await telemetry.read('passcode_desk.reset.undeliverable', { platform }), 1);
    const refused = { message: 'reset-outcome', outcome: 'undeliverable' };
    assert.equal(await telemetry.read('passcode_desk.deliveries', refused), 1);
  });
});
