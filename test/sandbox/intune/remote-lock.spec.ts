import assert from 'node:assert/strict';
import { draftPhone, startGraph, type GraphServer } from './graph-server.ts';

const LOCK = '/v1.0/deviceManagement/managedDevices/phone/remoteLock';

describe('sandbox Intune: remote lock', () => {
  let graph: GraphServer;

  afterEach(async () => {
    await graph.close();
  });

  it('is answered with 404 for an unknown device', async () => {
    graph = await startGraph({ seed: [] });

    assert.equal((await graph.post(LOCK)).status, 404);
  });

  it('closes a lock screen that is open, and leaves the passcode as it is', async () => {
    graph = await startGraph({ seed: [draftPhone()] });
    const { world } = graph.intune;
    world.change('phone', { lock: { guard: 'temporary', passcode: '1234', isOpen: true } });

    const answer = await graph.post(LOCK);

    assert.equal(answer.status, 204);
    assert.deepEqual(world.get('phone')?.lock, { guard: 'temporary', passcode: '1234', isOpen: false });
  });
});
