import assert from 'node:assert/strict';

import { GraphError } from '../../../services/intune/graph-error.ts';
import { createResetCommand } from '../../../services/intune/reset-command.ts';
import { withGraph } from './graph-server.ts';
import { PHONE } from './managed-device.ts';

describe('reset command', () => {
  for (const deviceId of ['', 'x', `${PHONE}/wipe?`, '../users']) {
    it(`sends nothing for an id that is none: ${JSON.stringify(deviceId)}`, () =>
      withGraph(
        (_request, response) => {
          response.writeHead(204);
          response.end();
        },
        async (graph, { seen }) => {
          await assert.rejects(createResetCommand(graph).send(deviceId), (error) => {
            return error instanceof GraphError && error.code === 'graph.rejected' && !error.retryable;
          });
          assert.equal(seen.length, 0);
        },
      ));
  }

  it('sends one POST to the device', () =>
    withGraph(
      (_request, response) => {
        response.writeHead(204);
        response.end();
      },
      async (graph, { seen }) => {
        await createResetCommand(graph).send(PHONE);
        assert.deepEqual(
          seen.map(({ method, url }) => [method, url]),
          [['POST', `/graph/v1.0/deviceManagement/managedDevices/${PHONE}/resetPasscode`]],
        );
      },
    ));
});
