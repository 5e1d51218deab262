import assert from 'node:assert/strict';
import type { DeviceDirectory } from '../../../services/devices/device-directory.ts';
import { createDeviceLock } from '../../../services/intune/device-lock.ts';
import { someDevice } from '../devices/some-device.ts';
import { withGraph } from './graph-server.ts';
import { PHONE } from './managed-device.ts';

const OWNED = someDevice({ id: PHONE });
const DIRECTORY: Pick<DeviceDirectory, 'findOwned'> = {
  findOwned: (userId, deviceId) =>
    Promise.resolve(userId === OWNED.userId && deviceId.toLowerCase() === PHONE ? OWNED : undefined),
};

function answer(status: number): Parameters<typeof withGraph>[0] {
  return (_request, response) => {
    response.writeHead(status);
    response.end();
  };
}

describe('device lock', () => {
  for (const [what, userId, deviceId] of [
    ['somebody else’s device', '5d1c2f6e-0000-4000-8000-000000000002', PHONE],
    ['a device that does not exist', OWNED.userId, 'b8f1f0a2-0000-4000-8000-000000000009'],
    ['what is no id', OWNED.userId, `${PHONE}/wipe?`],
  ] as const) {
    it(`never locks ${what}, and asks nothing of Intune`, () =>
      withGraph(answer(204), async (graph, { seen }) => {
        assert.equal(await createDeviceLock(graph, DIRECTORY).lock(userId, deviceId), false);
        assert.equal(seen.length, 0);
      }));
  }

  it('passes on that Intune does not lock this kind of device', () =>
    withGraph(answer(400), async (graph) => {
      await assert.rejects(createDeviceLock(graph, DIRECTORY).lock(OWNED.userId, PHONE), {
        code: 'graph.rejected',
      });
    }));

  it('sends one POST, to the id as Intune writes it', () =>
    withGraph(answer(204), async (graph, { seen }) => {
      assert.equal(await createDeviceLock(graph, DIRECTORY).lock(OWNED.userId, PHONE.toUpperCase()), true);
      assert.deepEqual(
        seen.map(({ method, url }) => [method, url]),
        [['POST', `/graph/v1.0/deviceManagement/managedDevices/${PHONE}/remoteLock`]],
      );
    }));
});
