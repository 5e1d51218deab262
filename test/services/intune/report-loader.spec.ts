import assert from 'node:assert/strict';
import { inspect } from 'node:util';
import sinon from 'sinon';

import { GraphError } from '../../../services/intune/graph-error.ts';
import type { Graph, GraphRead } from '../../../services/intune/graph.ts';
import { createReportLoader, type LoadReports } from '../../../services/intune/report-loader.ts';
import { err, ok, type Result } from '../../../services/platform/result.ts';
import type { LookKind } from '../../../services/resets/reset-outcome.ts';
import { HandWatch } from './hand-budget.ts';

const DONE = {
  actionName: 'resetPasscode',
  actionState: 'done',
  startDateTime: '2026-03-01T12:00:00Z',
  passcode: 'hunter2',
};
const REPORT = { state: 'done', startedAt: Date.parse(DONE.startDateTime), errorCode: undefined };

/** A Graph that answers each read of a batch as the test says, and remembers the batches. */
class HandBatches implements Pick<Graph, 'getMany'> {
  readonly batches: string[][] = [];
  answer: (id: string) => Result<unknown, GraphError> = () => ok({ deviceActionResults: [DONE] });

  getMany(reads: readonly GraphRead[]): Promise<readonly Result<unknown, GraphError>[]> {
    const ids = reads.map(({ path }) => path.split('/').at(-1) ?? '');
    this.batches.push(ids);
    return Promise.resolve(ids.map((id) => this.answer(id)));
  }
}

const failed = (code: GraphError['code']): GraphError => new GraphError(code, { retryable: true });
const ids = (count: number): string[] => Array.from({ length: count }, (_, i) => `device-${i.toString()}`);

describe('report loader', () => {
  let time: sinon.SinonFakeTimers;
  let graph: HandBatches;
  let budget: HandWatch;
  let load: LoadReports;

  beforeEach(() => {
    time = sinon.useFakeTimers({ toFake: ['setTimeout'] });
    graph = new HandBatches();
    budget = new HandWatch();
    load = createReportLoader({ graph, budget });
  });

  afterEach(() => {
    time.restore();
  });

  /** Loads all at once. @returns What came of each: the reports, or the code of the error. */
  async function loadAll(wanted: readonly string[], kind: LookKind = 'close'): Promise<unknown[]> {
    const loading = wanted.map((id) =>
      load(id, kind).catch((error: unknown) => (error instanceof GraphError ? error.code : error)),
    );
    await time.tickAsync(kind === 'close' ? 20 : 100);
    return Promise.all<unknown>(loading);
  }

  it('fails all reads of a batch that fails', async () => {
    graph.getMany = () => Promise.reject(failed('graph.unavailable'));
    assert.deepEqual(await loadAll(ids(3)), Array(3).fill('graph.unavailable'));
  });

  it('asks Graph nothing while there is no room', async () => {
    budget.waits = [60_000];
    assert.deepEqual(await loadAll(ids(2)), Array(2).fill('graph.throttled'));
    assert.deepEqual(graph.batches, []);
  });

  it('refuses a patient look at once where there is no room: no worker waits for it', async () => {
    budget.waits = [1];
    assert.deepEqual(await loadAll(ids(2), 'patient'), Array(2).fill('graph.throttled'));
    assert.equal(time.countTimers(), 0);
    assert.deepEqual(budget.taken, [2]);
  });

  it('waits for room for a close look', async () => {
    budget.waits = [400];
    const loading = loadAll(['a']);
    await time.tickAsync(420);
    assert.deepEqual(await loading, [[REPORT]]);
  });

  it('lets a close look wait for no patient one, nor share its batch', async () => {
    const patient = load('a', 'patient');
    const close = load('b', 'close');
    await time.tickAsync(20);
    assert.deepEqual(graph.batches, [['b']]);
    await time.tickAsync(80);
    await Promise.all([patient, close]);
    assert.deepEqual(graph.batches, [['b'], ['a']]);
    assert.deepEqual(budget.kinds, ['close', 'patient']);
  });

  it('fails only the read that is refused, and knows a device that is gone', async () => {
    graph.answer = (id) => {
      if (id === 'device-0') return err(failed('graph.not-found'));
      if (id === 'device-1') return err(failed('graph.throttled'));
      if (id === 'device-2') return ok({ deviceActionResults: 'x' });
      return ok({});
    };
    const outcomes = await loadAll(ids(4));
    assert.deepEqual(outcomes, ['device-gone', 'graph.throttled', 'graph.unexpected-response', []]);
  });

  it('fails a read that a batch gives no answer to', async () => {
    graph.getMany = () => Promise.resolve([]);
    assert.deepEqual(await loadAll(['a']), ['graph.unexpected-response']);
  });

  it('lets no passcode through', async () => {
    const outcomes = await loadAll(['a']);
    assert.deepEqual(outcomes, [[REPORT]]);
    assert.doesNotMatch(inspect(outcomes, { depth: 9, showHidden: true }), /hunter2|secret/);
  });

  it('remembers nothing: the next read asks again', async () => {
    await loadAll(['a']);
    await loadAll(['a']);
    assert.deepEqual(graph.batches, [['a'], ['a']]);
  });

  it('asks once for a device that is asked for twice at a time, and pays once', async () => {
    const outcomes = await loadAll(['a', 'b', 'a']);
    assert.deepEqual(graph.batches, [['a', 'b']]);
    assert.deepEqual(budget.taken, [2]);
    assert.deepEqual(outcomes, Array(3).fill([REPORT]));
  });

  it('asks once also where many others were asked for in between', async () => {
    await loadAll([...ids(25), ...ids(25)]);
    assert.deepEqual(graph.batches, [ids(25).slice(0, 20), ids(25).slice(20)]);
  });

  it('puts 45 reads into three batches, and pays for each read', async () => {
    await loadAll(ids(45));
    assert.deepEqual(
      graph.batches.map(({ length }) => length),
      [20, 20, 5],
    );
    assert.deepEqual(budget.taken, [20, 20, 5]);
  });

  for (const [kind, gatherMs] of [
    ['close', 20],
    ['patient', 100],
  ] as const) {
    it(`gathers ${kind} looks for ${gatherMs} ms`, async () => {
      const first = load('a', kind);
      await time.tickAsync(gatherMs - 1);
      const second = load('b', kind);
      assert.deepEqual(graph.batches, []);
      await time.tickAsync(1);
      await Promise.all([first, second]);
      assert.deepEqual(graph.batches, [['a', 'b']]);
    });
  }
});
