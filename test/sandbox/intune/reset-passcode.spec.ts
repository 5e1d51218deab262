import assert from 'node:assert/strict';

import { z } from 'zod';

import type { DeviceDraft } from '../../../sandbox/intune/device-draft.ts';
import { draftPhone, startGraph, until, type GraphServer } from './graph-server.ts';

const PHONE = '/v1.0/deviceManagement/managedDevices/phone';

const Device = z.object({
  userId: z.string(),
  deviceActionResults: z.array(
    z.object({
      '@odata.type': z.literal('#microsoft.graph.resetPasscodeActionResult'),
      actionName: z.string(),
      actionState: z.string(),
      startDateTime: z.iso.datetime(),
      lastUpdatedDateTime: z.iso.datetime(),
      passcode: z.string().nullable(),
      errorCode: z.int32(),
    }),
  ),
});

describe('sandbox Intune: reset of a passcode', () => {
  let graph: GraphServer;

  afterEach(async () => {
    await graph.close();
  });

  async function begin(draft: Partial<DeviceDraft> = {}): Promise<void> {
    graph = await startGraph({ seed: [draftPhone(draft)] });
    const answer = await graph.post(`${PHONE}/resetPasscode`);
    assert.equal(answer.status, 204);
    assert.equal(answer.body, undefined);
  }

  async function readActions(): Promise<z.infer<typeof Device>['deviceActionResults']> {
    const answer = await graph.get(`${PHONE}?$select=id,userId,deviceActionResults`);
    return Device.parse(answer.body).deviceActionResults;
  }

  const stateOf = (): string | undefined =>
    graph.intune.world.get('phone')?.managed.deviceActionResults.at(-1)?.actionState;

  it('is answered with 404 for an unknown device', async () => {
    graph = await startGraph({ seed: [] });

    assert.equal((await graph.post(`${PHONE}/resetPasscode`)).status, 404);
  });

  it('is refused with 400 where the platform has none, and leaves no trace', async () => {
    graph = await startGraph({ seed: [draftPhone({ reset: 'refused' })] });

    const answer = await graph.post(`${PHONE}/resetPasscode`);

    assert.equal(answer.status, 400);
    assert.match(JSON.stringify(answer.body), /"code":"BadRequest"/);
    assert.deepEqual(await readActions(), []);
  });

  it('fails where the device says so, with a number and no passcode', async () => {
    await begin({ nextOutcome: 'failed' });

    await until(() => stateOf() === 'failed');

    const [action] = await readActions();
    assert.notEqual(action?.errorCode, 0);
    assert.equal(action?.passcode, null);
    assert.equal(graph.intune.world.get('phone')?.lock.guard, 'forgotten');
  });

  it('may turn out not to be supported', async () => {
    await begin({ nextOutcome: 'notSupported' });

    await until(() => stateOf() === 'notSupported');

    assert.equal(graph.intune.world.get('phone')?.lock.guard, 'forgotten');
  });

  it('stays pending where the device never answers', async () => {
    await begin({ nextOutcome: 'never' });

    await new Promise((later) => setTimeout(later, 20));

    assert.deepEqual(
      (await readActions()).map((action) => action.actionState),
      ['pending'],
    );
  });

  it('waits for a device that is offline, and goes on when it is switched on', async () => {
    await begin({ online: false });
    await new Promise((later) => setTimeout(later, 20));
    assert.equal(stateOf(), 'pending');

    graph.intune.world.change('phone', { online: true });

    await until(() => stateOf() === 'done');
  });

  it('goes through pending and active before it is done', async () => {
    graph = await startGraph({ seed: [draftPhone()] });
    const states: unknown[] = [];
    graph.intune.world.subscribe(() => states.push(stateOf()));

    await graph.post(`${PHONE}/resetPasscode`);
    await until(() => stateOf() === 'done');

    assert.deepEqual(states, ['pending', 'active', 'done']);
  });

  for (const [reset, alphabet] of [
    ['numeric', /^\d{8}$/],
    ['alphanumeric', /^[0-9A-Za-z]{8}$/],
  ] as const) {
    it(`leaves a temporary ${reset} passcode, which opens the device`, async () => {
      await begin({ reset });
      await until(() => stateOf() === 'done');

      const passcode = (await readActions()).at(-1)?.passcode ?? '';

      assert.match(passcode, alphabet);
      assert.equal(graph.intune.world.unlock('phone', `${passcode}x`), false);
      assert.equal(graph.intune.world.unlock('phone', passcode), true);
      assert.equal(graph.intune.world.get('phone')?.lock.isOpen, true);
    });
  }

  it('leaves an iPhone without a passcode: it opens with a swipe', async () => {
    await begin({ reset: 'removes' });

    await until(() => stateOf() === 'done');

    const [action] = await readActions();
    assert.equal(action?.actionName, 'removeDevicePasscode');
    assert.equal(action.passcode, null);
    assert.equal(graph.intune.world.unlock('phone', ''), true);
  });

  it('cannot be got around: a forgotten passcode opens nothing', async () => {
    graph = await startGraph({ seed: [draftPhone()] });

    for (const guess of ['', '0000', 'forgotten', 'null']) {
      assert.equal(graph.intune.world.unlock('phone', guess), false);
    }
  });

  it('keeps earlier resets, so that a reader must tell them apart', async () => {
    await begin();
    await until(() => stateOf() === 'done');

    await graph.post(`${PHONE}/resetPasscode`);
    await until(() => stateOf() === 'done');

    const passcodes = (await readActions()).map((action) => action.passcode);
    assert.equal(new Set(passcodes).size, 2);
  });

  it('shows no results in lists', async () => {
    await begin();
    await until(() => stateOf() === 'done');

    const answer = await graph.get('/v1.0/deviceManagement/managedDevices');

    assert.match(JSON.stringify(answer.body), /"deviceActionResults":\[\]/);
  });

  it('stops with the world', async () => {
    await begin({ online: false });
    graph.intune.world.change('phone', { online: true });

    graph.intune.close();
    await new Promise((later) => setTimeout(later, 20));

    assert.equal(stateOf(), 'pending');
  });

  it('is forgotten when the world is put back', async () => {
    await begin();
    await until(() => stateOf() === 'done');

    graph.intune.world.reset();

    assert.deepEqual(await readActions(), []);
    assert.equal(graph.intune.world.get('phone')?.lock.guard, 'forgotten');
  });
});
