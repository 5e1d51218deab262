import assert from 'node:assert/strict';

import { GraphError } from '../../../services/intune/graph-error.ts';
import { createResetCommand } from '../../../services/intune/reset-command.ts';
import { roomyBudget } from '../../harness/roomy-budget.ts';
import { HandBudget } from './hand-budget.ts';
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
          await assert.rejects(createResetCommand(graph, roomyBudget()).send(deviceId), (error) => {
            return error instanceof GraphError && error.code === 'graph.rejected' && !error.retryable;
          });
          assert.equal(seen.length, 0);
        },
      ));
  }

  it('sends nothing where there is no room soon, and says when there will be', () =>
    withGraph(
      (_request, response) => {
        response.writeHead(204);
        response.end();
      },
      async (graph, { seen }) => {
        const budget = new HandBudget();
        budget.waits = [60_000];
        await assert.rejects(createResetCommand(graph, budget).send(PHONE), {
          code: 'graph.throttled',
          retryAfterMs: 60_000,
        });
        assert.equal(seen.length, 0);
      },
    ));

  it('sends one POST to the device', () =>
    withGraph(
      (_request, response) => {
        response.writeHead(204);
        response.end();
      },
      async (graph, { seen }) => {
        await createResetCommand(graph, roomyBudget()).send(PHONE);
        assert.deepEqual(
          seen.map(({ method, url }) => [method, url]),
          [['POST', `/graph/v1.0/deviceManagement/managedDevices/${PHONE}/resetPasscode`]],
        );
      },
    ));
});
