import assert from 'node:assert/strict';
import type { ServerResponse } from 'node:http';
import { inspect } from 'node:util';

import { GraphError } from '../../../services/intune/graph-error.ts';
import type { Graph } from '../../../services/intune/graph.ts';
import { graphAt, json, startGraphServer, withGraph } from './graph-server.ts';
import { recordLog } from './record-log.ts';

const ACTION = 'deviceManagement/managedDevices/x/resetPasscode';

async function failureOf(work: Promise<unknown>): Promise<GraphError> {
  const failure = await work.then(
    () => undefined,
    (error: unknown) => error,
  );
  assert.ok(failure instanceof GraphError, `expected a GraphError, got ${inspect(failure)}`);
  return failure;
}

const read = (graph: Graph): Promise<unknown> => graph.get('v1.0', 'deviceManagement');
const act = (graph: Graph): Promise<void> => graph.post(ACTION);

/** The real shape of Intune's refusal: the error is JSON text inside the message. */
const WRAPPED = {
  error: {
    code: 'UnknownError',
    message: JSON.stringify({ ErrorCode: 'Forbidden', Message: 'Needs scope X', Target: null }),
    innerError: { 'request-id': 'req-1', date: '2026-01-01T00:00:00' },
  },
};

describe('graph client', () => {
  describe('refusals', () => {
    for (const { status, code } of [
      { status: 400, code: 'graph.rejected' },
      { status: 401, code: 'graph.unauthorized' },
      { status: 403, code: 'graph.forbidden' },
      { status: 404, code: 'graph.not-found' },
      { status: 409, code: 'graph.rejected' },
      { status: 302, code: 'graph.unexpected-response' },
    ]) {
      it(`takes ${status.toString()} on reading and acting as the final ${code}`, () =>
        withGraph(
          (_request, response) => {
            json(response, status, { error: { code: 'X', message: 'no' } });
          },
          async (graph, { seen }) => {
            for (const call of [read, act]) {
              const failure = await failureOf(call(graph));
              assert.deepEqual(
                [failure.code, failure.retryable, failure.status, failure.graphCode],
                [code, false, status, 'X'],
              );
            }
            assert.equal(seen.length, 2);
          },
        ));
    }

    it('unwraps the error that Intune hides in the message, and tells the operator what is missing', () => {
      const { log, lines } = recordLog();
      return withGraph(
        (_request, response) => {
          json(response, 401, WRAPPED);
        },
        async (graph) => {
          const failure = await failureOf(act(graph));
          assert.deepEqual([failure.graphCode, failure.requestId], ['Forbidden', 'req-1']);
          assert.equal(lines[0]?.level, 'error');
          assert.match(inspect(lines[0].facts), /Needs scope X/);
        },
        { log },
      );
    });

    it('takes a throttled action as not carried out, and hands on the wait', () =>
      withGraph(
        (_request, response) => {
          json(response, 429, {}, { 'retry-after': '17' });
        },
        async (graph, { seen }) => {
          const failure = await failureOf(act(graph));
          assert.deepEqual(
            [failure.code, failure.retryable, failure.retryAfterMs],
            ['graph.throttled', true, 17_000],
          );
          assert.equal(seen.length, 1);
        },
      ));

    for (const status of [408, 500, 502, 503, 504]) {
      it(`takes ${status.toString()} to an action as an unknown outcome and never sends it again`, () =>
        withGraph(
          (_request, response) => {
            json(response, status, {}, { 'retry-after': '0' });
          },
          async (graph, { seen }) => {
            const failure = await failureOf(act(graph));
            assert.deepEqual([failure.code, failure.retryable], ['graph.outcome-unknown', false]);
            assert.equal(seen.length, 1);
          },
        ));
    }
  });

  describe('retries of reads', () => {
    it('repeats a read twice and then gives up', () =>
      withGraph(
        (_request, response) => {
          json(response, 503, {}, { 'retry-after': '0' });
        },
        async (graph, { seen }) => {
          const failure = await failureOf(read(graph));
          assert.deepEqual([failure.code, failure.retryable], ['graph.unavailable', true]);
          assert.equal(seen.length, 3);
        },
      ));

    it('answers when a repeated read succeeds, with one token per request', () => {
      let calls = 0;
      return withGraph(
        (_request, response) => {
          calls += 1;
          json(response, calls === 1 ? 429 : 200, { calls }, { 'retry-after': '0' });
        },
        async (graph, { seen }) => {
          assert.deepEqual(await read(graph), { calls: 2 });
          assert.deepEqual(
            seen.map(({ authorization }) => authorization),
            ['Bearer the-token', 'Bearer the-token'],
          );
        },
      );
    });

    it('leaves a long wait to the caller', () =>
      withGraph(
        (_request, response) => {
          json(response, 429, {}, { 'retry-after': '60' });
        },
        async (graph, { seen }) => {
          const failure = await failureOf(read(graph));
          assert.deepEqual([failure.code, failure.retryAfterMs], ['graph.throttled', 60_000]);
          assert.equal(seen.length, 1);
        },
      ));
  });

  describe('lost answers', () => {
    const silent = (): void => undefined;
    const cut = (_request: unknown, response: ServerResponse): void => {
      response.socket?.destroy();
    };
    const stalled = (_request: unknown, response: ServerResponse): void => {
      response.writeHead(200, { 'content-type': 'application/json' });
      response.write('{"a":');
    };

    for (const [name, answer] of Object.entries({ silent, cut, stalled })) {
      it(`takes a ${name} answer to a read as unavailable`, () =>
        withGraph(
          answer,
          async (graph) => {
            const failure = await failureOf(read(graph));
            assert.deepEqual([failure.code, failure.retryable], ['graph.unavailable', true]);
          },
          { timeoutMs: 60 },
        ));
    }

    for (const [name, answer] of Object.entries({ silent, cut })) {
      it(`takes a ${name} answer to an action as an unknown outcome, sent once`, () =>
        withGraph(
          answer,
          async (graph, { seen }) => {
            const failure = await failureOf(act(graph));
            assert.deepEqual([failure.code, failure.retryable], ['graph.outcome-unknown', false]);
            assert.equal(seen.length, 1);
          },
          { timeoutMs: 60 },
        ));
    }

    it('takes an action as done when only the body of its success is cut', () =>
      withGraph(
        (_request, response) => {
          response.writeHead(200, { 'content-length': '100' });
          response.write('{');
          setTimeout(() => response.socket?.destroy(), 5);
        },
        async (graph) => {
          await act(graph);
        },
      ));

    it('knows that nothing was sent when nobody listens', async () => {
      const server = await startGraphServer(silent);
      await server.close();
      for (const origin of [server.origin, server.origin.replace('127.0.0.1', 'localhost')]) {
        const failure = await failureOf(act(graphAt(origin)));
        assert.deepEqual([failure.code, failure.retryable], ['graph.not-sent', true]);
      }
    });

    it('knows that nothing was sent when the host has no address', async () => {
      const failure = await failureOf(act(graphAt('http://graph.invalid')));
      assert.deepEqual([failure.code, failure.retryable], ['graph.not-sent', true]);
    });

    it('sends nothing without a token', () =>
      withGraph(
        silent,
        async (graph, { seen }) => {
          const failure = await failureOf(act(graph));
          assert.deepEqual([failure.code, failure.retryable, seen.length], ['graph.not-sent', true, 0]);
        },
        { accessToken: () => Promise.reject(new Error('Entra is away')) },
      ));
  });

  describe('secrets', () => {
    it('quotes nothing of an answer that is no JSON', () => {
      const { log, lines } = recordLog();
      return withGraph(
        (_request, response) => {
          response.writeHead(200, { 'content-type': 'application/json' });
          response.end('{"passcode":"hunter2"');
        },
        async (graph) => {
          const failure = await failureOf(read(graph));
          assert.deepEqual([failure.code, failure.retryable], ['graph.unexpected-response', false]);
          assert.doesNotMatch(inspect([failure, lines], { depth: 9 }), /hunter2/);
        },
        { log },
      );
    });

    it('keeps a token that does not fit a header out of error and log', () => {
      const { log, lines } = recordLog();
      return withGraph(
        () => undefined,
        async (graph) => {
          const failure = await failureOf(act(graph));
          assert.doesNotMatch(inspect([failure, lines], { depth: 9 }), /s3cret/);
        },
        { log, accessToken: () => Promise.resolve('s3cret\nx') },
      );
    });

    it('does not follow a redirect with its token', async () => {
      const elsewhere = await startGraphServer((_request, response) => {
        json(response, 200, {});
      });
      try {
        await withGraph(
          (_request, response) => {
            json(response, 307, {}, { location: `${elsewhere.origin}/graph/v1.0/x` });
          },
          async (graph) => {
            await failureOf(read(graph));
            await failureOf(act(graph));
          },
        );
        assert.equal(elsewhere.seen.length, 0);
      } finally {
        await elsewhere.close();
      }
    });
  });

  describe('links', () => {
    it('refuses links that lead out of Graph, unread', () =>
      withGraph(
        (_request, response) => {
          json(response, 200, {});
        },
        async (graph, { origin, seen }) => {
          const { port } = new URL(origin);
          for (const link of [
            'https://evil.example/graph/v1.0/x',
            `http://127.0.0.1:${port}.evil.example/graph/v1.0/x`,
            `http://localhost:${port}/graph/v1.0/x`,
            `https://127.0.0.1:${port}/graph/v1.0/x`,
            `${origin}/graph/../secrets/v1.0/x`,
            `${origin}/other/v1.0/x`,
            `${origin}/graph/v2.0/x`,
            '/graph/v1.0/x',
            'javascript:alert(1)',
            '',
          ]) {
            assert.equal((await failureOf(graph.follow(link))).code, 'graph.unexpected-response', link);
          }
          assert.equal(seen.length, 0);
        },
      ));

    it('cannot be led astray by an address inside a link', () =>
      withGraph(
        (_request, response) => {
          json(response, 200, {});
        },
        async (graph, { origin, seen }) => {
          await graph.follow(`${origin}/graph/beta/x?$skiptoken=https://evil.example/v1.0/y`);
          assert.equal(seen[0]?.url, '/graph/beta/x?$skiptoken=https://evil.example/v1.0/y');
          const failure = await failureOf(graph.follow(`${origin}/graph/beta/https://evil.example/v1.0/y`));
          assert.equal(failure.code, 'graph.unexpected-response');
          assert.equal(seen.length, 1);
        },
      ));

    it('keeps the encoding of a link', () =>
      withGraph(
        (_request, response) => {
          json(response, 200, {});
        },
        async (graph, { origin, seen }) => {
          await graph.follow(`${origin}/graph/beta/users/a/b?$select=id,x&$skiptoken=a+b%2Fc%3D==`);
          assert.equal(seen[0]?.url, '/graph/beta/users/a/b?$select=id,x&$skiptoken=a+b%2Fc%3D==');
        },
      ));
  });

  it('gives the token to the configured host, and encodes the query', () =>
    withGraph(
      (_request, response) => {
        json(response, 200, { fine: true });
      },
      async (graph, { seen }) => {
        const answer = await graph.get('beta', 'a/b', { $filter: "name eq 'R&D + 1#'" });
        assert.deepEqual(answer, { fine: true });
        assert.deepEqual(
          [seen[0]?.path, seen[0]?.query.get('$filter'), seen[0]?.authorization],
          ['/graph/beta/a/b', "name eq 'R&D + 1#'", 'Bearer the-token'],
        );
      },
    ));

  it('posts to v1.0 and is content with 204', () =>
    withGraph(
      (_request, response) => {
        response.writeHead(204);
        response.end();
      },
      async (graph, { seen }) => {
        await act(graph);
        assert.deepEqual([seen[0]?.method, seen[0]?.path], ['POST', `/graph/v1.0/${ACTION}`]);
      },
    ));
});
