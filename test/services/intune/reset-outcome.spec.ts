import assert from 'node:assert/strict';
import { inspect } from 'node:util';

import { GraphError } from '../../../services/intune/graph-error.ts';
import type { Graph } from '../../../services/intune/graph.ts';
import { createResetOutcome, DEFAULT_OUTCOME_SKEW_MS } from '../../../services/intune/reset-outcome.ts';
import type { ResetOutcome } from '../../../services/resets/reset-outcome.ts';
import { roomyWatch } from '../../harness/roomy-budget.ts';
import { answerReads, urlsIn } from './answer-reads.ts';
import { withGraph } from './graph-server.ts';
import { HandWatch } from './hand-budget.ts';
import { PHONE } from './managed-device.ts';
import { recordLog } from './record-log.ts';

const SINCE = Date.parse('2026-03-01T12:00:00Z');
const DONE = {
  '@odata.type': '#microsoft.graph.resetPasscodeActionResult',
  actionName: 'resetPasscode',
  actionState: 'done',
  startDateTime: '2026-03-01T12:00:01Z',
  errorCode: 0,
  passcode: 'hunter2',
};

const answering = (body: unknown, status = 200) => [answerReads(() => ({ status, body }))] as const;
const results = (...deviceActionResults: unknown[]) => answering({ id: PHONE, deviceActionResults });

const open = (graph: Graph, skewMs = DEFAULT_OUTCOME_SKEW_MS): ResetOutcome =>
  createResetOutcome({ graph, watchBudget: roomyWatch(), skewMs });

describe('reset outcome', () => {
  it('says that the device is gone, for the outcome and for the passcode', () =>
    withGraph(...answering({}, 404), async (graph) => {
      const outcome = open(graph);
      assert.equal(await outcome.read(PHONE, SINCE), 'device-gone');
      assert.equal(await outcome.readPasscode(PHONE, SINCE), undefined);
    }));

  it('asks nothing for an id that is none', () =>
    withGraph(...results(DONE), async (graph, { seen }) => {
      assert.equal(await open(graph).read(`${PHONE}/x`, SINCE), 'device-gone');
      assert.equal(seen.length, 0);
    }));

  it('quotes no passcode from an answer that it cannot read', () => {
    const { log, lines } = recordLog();
    return withGraph(
      ...answering({ deviceActionResults: { 0: DONE }, passcode: 'hunter2' }),
      async (graph) => {
        const failure = await open(graph)
          .read(PHONE, SINCE)
          .catch((error: unknown) => error);
        assert.ok(failure instanceof GraphError);
        assert.equal(failure.code, 'graph.unexpected-response');
        assert.doesNotMatch(inspect([failure, lines], { depth: 9 }), /hunter2/);
      },
      { log },
    );
  });

  for (const body of [{}, { deviceActionResults: null }, { deviceActionResults: [null, 5, {}] }]) {
    it(`knows of no reset in ${JSON.stringify(body)}`, () =>
      withGraph(...answering(body), async (graph) => {
        assert.equal(await open(graph).read(PHONE, SINCE), undefined);
        assert.equal(await open(graph).readPasscode(PHONE, SINCE), undefined);
      }));
  }

  it('is not misled by an earlier reset of the same device', () =>
    withGraph(...results({ ...DONE, startDateTime: '2026-03-01T11:00:00Z' }), async (graph) => {
      assert.equal(await open(graph).read(PHONE, SINCE), undefined);
      assert.equal(await open(graph).readPasscode(PHONE, SINCE), undefined);
    }));

  it('is not misled by a reset seconds before, where it knows when that one started', () =>
    withGraph(...results({ ...DONE, startDateTime: '2026-03-01T11:59:55Z' }), async (graph) => {
      const outcome = open(graph);
      const before = await outcome.lastStart(PHONE);
      assert.equal(before, SINCE - 5_000);
      assert.equal(await outcome.read(PHONE, SINCE, before), undefined);
      assert.equal(await outcome.readPasscode(PHONE, SINCE, before), undefined);
    }));

  it('knows of no reset before where there is none, and where the device is gone', async () => {
    for (const script of [results({ actionName: 'wipe' }), answering({}, 404)]) {
      await withGraph(...script, async (graph) => {
        assert.equal(await open(graph).lastStart(PHONE), undefined);
      });
    }
  });

  it('passes on that Graph is away', () =>
    withGraph(...answering({}, 500), (graph) =>
      assert.rejects(open(graph).read(PHONE, SINCE), { code: 'graph.unavailable' }),
    ));

  it('reports without the passcode', () =>
    withGraph(...results({ actionName: 'wipe' }, DONE), async (graph, { seen }) => {
      const report = await open(graph, 0).read(PHONE, SINCE);
      assert.deepEqual(report, { state: 'done', startedAt: SINCE + 1000, errorCode: undefined });
      assert.equal(seen[0]?.path, '/graph/v1.0/$batch');
      const url = `/deviceManagement/managedDevices/${PHONE}?$select=id%2CuserId%2CdeviceActionResults`;
      assert.deepEqual(urlsIn(seen[0].body), [url]);
    }));

  it('reads a passcode by itself, whatever watching is waiting for', () =>
    withGraph(...results(DONE), async (graph, { seen }) => {
      const watchBudget = new HandWatch();
      watchBudget.waits = [60_000];
      await createResetOutcome({ graph, watchBudget }).readPasscode(PHONE, SINCE);
      assert.deepEqual(watchBudget.taken, []);
      assert.equal(seen[0]?.path, `/graph/v1.0/deviceManagement/managedDevices/${PHONE}`);
      assert.equal(seen[0].query.get('$select'), 'id,userId,deviceActionResults');
    }));

  for (const actionState of ['pending', 'failed', 'canceled', 'notSupported']) {
    it(`hands out no passcode of a reset that is ${actionState}`, () =>
      withGraph(...results({ ...DONE, actionState }), async (graph) => {
        assert.equal(await open(graph).readPasscode(PHONE, SINCE), undefined);
      }));
  }

  it('hands out the passcode of the newest reset as a secret', () =>
    withGraph(
      ...results({ ...DONE, passcode: 'old' }, { ...DONE, startDateTime: '2026-03-01T12:05:00Z' }),
      async (graph) => {
        const passcode = await open(graph).readPasscode(PHONE, SINCE);
        assert.equal(passcode?.expose(), 'hunter2');
        assert.equal(String(passcode), '[secret]');
      },
    ));
});
