import assert from 'node:assert/strict';
import { inspect } from 'node:util';

import type { Graph } from '../../../services/intune/graph.ts';
import { answerReads } from './answer-reads.ts';
import { json, withGraph, type Answer } from './graph-server.ts';
import { recordLog } from './record-log.ts';

const READS = [{ path: 'a' }, { path: 'b' }, { path: 'c' }];
const readAll = (graph: Graph): ReturnType<Graph['getMany']> => graph.getMany(READS);

/** Answers everything with one status. */
const always =
  (status: number, headers = {}): Answer =>
  (_request, response) => {
    json(response, status, {}, headers);
  };

describe('graph client: batches', () => {
  it('fail as a whole where the batch itself is refused, and are not repeated', () =>
    withGraph(always(503, { 'retry-after': '0' }), async (graph, { seen }) => {
      await assert.rejects(readAll(graph), { code: 'graph.unavailable', retryable: true });
      assert.equal(seen.length, 1);
    }));

  it('may be asked for again where the answer is lost: they are reads, though sent as a POST', () =>
    withGraph(
      (_request, response) => {
        response.socket?.destroy();
      },
      (graph) => assert.rejects(readAll(graph), { code: 'graph.unavailable', retryable: true }),
    ));

  it('quote nothing of an answer that is none', () => {
    const { log, lines } = recordLog();
    return withGraph(
      (_request, response) => {
        json(response, 200, { responses: 'hunter2' });
      },
      async (graph) => {
        const failure: unknown = await readAll(graph).catch((error: unknown) => error);
        assert.match(inspect(failure), /graph\.unexpected-response/);
        assert.doesNotMatch(inspect([failure, lines], { depth: 9 }), /hunter2/);
      },
      { log },
    );
  });

  it('give each read its own answer, and tell the operator which was refused', () => {
    const { log, lines } = recordLog();
    const reply = (url: string): { status: number; body: unknown } =>
      url === '/b' ? { status: 403, body: {} } : { status: 200, body: { url } };
    return withGraph(
      answerReads(reply),
      async (graph, { seen }) => {
        const results = await readAll(graph);
        assert.deepEqual(
          results.map((result) => (result.ok ? result.value : result.error.code)),
          [{ url: '/a' }, 'graph.forbidden', { url: '/c' }],
        );
        assert.deepEqual([seen.length, seen[0]?.method, seen[0]?.path], [1, 'POST', '/graph/v1.0/$batch']);
        assert.deepEqual(
          lines.map(({ level }) => level),
          ['error'],
        );
        assert.match(inspect(lines[0]?.facts), /path: 'b'/);
      },
      { log },
    );
  });

  describe('a pause that Graph asks for', () => {
    const pausesAfter = async (
      answer: Answer,
      call: (graph: Graph) => Promise<unknown>,
    ): Promise<number[]> => {
      const pauses: number[] = [];
      const onPauseAsked = (forMs: number): Promise<void> => Promise.resolve(void pauses.push(forMs));
      await withGraph(
        answer,
        (graph) =>
          call(graph).then(
            () => undefined,
            () => undefined,
          ),
        { onPauseAsked },
      );
      return pauses;
    };
    const throttled = always(429, { 'retry-after': '7' });

    it('is told where the batch itself, a reset or a read is throttled', async () => {
      assert.deepEqual(await pausesAfter(throttled, readAll), [7_000]);
      assert.deepEqual(await pausesAfter(throttled, (graph) => graph.post('a')), [7_000]);
      assert.deepEqual(await pausesAfter(throttled, (graph) => graph.get('beta', 'a')), [7_000]);
    });

    it('is told also where the read is repeated by itself', async () => {
      const pauses = await pausesAfter(always(429, { 'retry-after': '0' }), (graph) =>
        graph.get('beta', 'a'),
      );
      assert.deepEqual(pauses, [0, 0, 0]);
    });

    it('is told where it sits inside a success', async () => {
      const reply = (url: string): { status: number; headers: Record<string, string> } =>
        url === '/b' ? { status: 429, headers: { 'Retry-After': '7' } } : { status: 200, headers: {} };
      assert.deepEqual(await pausesAfter(answerReads(reply), readAll), [7_000]);
    });

    it('is not told where there is none', async () => {
      assert.deepEqual(
        await pausesAfter(
          answerReads(() => ({ status: 404 })),
          readAll,
        ),
        [],
      );
    });
  });
});
