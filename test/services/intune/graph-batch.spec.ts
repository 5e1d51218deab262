import assert from 'node:assert/strict';

import { readBatch, toBatch, type BatchOutcome } from '../../../services/intune/graph-batch.ts';

const NOW = 0;
const read = (count: number, ...responses: unknown[]): BatchOutcome => readBatch({ responses }, count, NOW);

/** What came of each read: its value, or the code of its error. */
function outcomes({ results }: BatchOutcome): unknown[] {
  return results.map((result) => (result.ok ? result.value : result.error.code));
}

describe('readBatch', () => {
  for (const answer of [null, 'x', {}, { responses: null }, { responses: {} }]) {
    it(`refuses ${JSON.stringify(answer)}`, () => {
      assert.throws(() => readBatch(answer, 1, NOW), { code: 'graph.unexpected-response', retryable: false });
    });
  }

  it('misses an answer that is not there or cannot be read, and takes the others', () => {
    const unreadable = [null, 5, { id: 1, status: 200 }, { id: '1', status: '200' }, { status: 200 }];
    const outcome = read(3, ...unreadable, { id: '2', status: 200, body: { a: 1 } });
    assert.deepEqual(outcomes(outcome), ['graph.unexpected-response', 'graph.unexpected-response', { a: 1 }]);
  });

  it('knows answers by their ids, and ignores what nobody asked for', () => {
    const outcome = read(
      2,
      { id: '7', status: 200, body: 'none of ours' },
      { id: '1', status: 200, body: 'second' },
      { id: '0', status: 200, body: 'first' },
    );
    assert.deepEqual(outcomes(outcome), ['first', 'second']);
  });

  it('judges each by itself, as if it had been asked for alone', () => {
    const codes = {
      301: 'graph.unexpected-response',
      400: 'graph.rejected',
      401: 'graph.unauthorized',
      403: 'graph.forbidden',
      404: 'graph.not-found',
      408: 'graph.unavailable',
      429: 'graph.throttled',
      503: 'graph.unavailable',
    };
    const statuses = Object.keys(codes).map(Number);
    const outcome = read(statuses.length, ...statuses.map((status, i) => ({ id: String(i), status })));
    assert.deepEqual(outcomes(outcome), Object.values(codes));
  });

  it('reads what is said of a refusal, in headers of any case and in the body', () => {
    const message = JSON.stringify({ ErrorCode: 'Forbidden', Message: 'Needs scope X' });
    const headers = { 'RETRY-after': 17, 'Request-Id': 'r', odd: null };
    const body = { error: { code: 'UnknownError', message } };
    const [result] = read(1, { id: '0', status: 429, headers, body }).results;
    assert.ok(result?.ok === false);
    const { retryAfterMs, requestId, graphCode, cause } = result.error;
    assert.deepEqual([retryAfterMs, requestId, graphCode], [17_000, 'r', 'Forbidden']);
    assert.match(String(cause), /Needs scope X/);
  });

  it('takes the longest pause that is asked for, and none from a success', () => {
    const answer = (id: string, status: number, seconds: string): object => ({
      ...{ id, status },
      headers: { 'Retry-After': seconds },
    });
    assert.equal(read(1, answer('0', 200, '99')).pauseMs, 0);
    assert.equal(read(2, answer('0', 429, '7'), answer('1', 503, '9')).pauseMs, 9_000);
  });
});

describe('toBatch', () => {
  it('gives each read its place as its id, and encodes queries', () => {
    const batch = toBatch([
      { path: 'a/b', query: { $filter: "name eq 'R&D #1'", $top: '1' } },
      { path: 'c' },
    ]);
    assert.deepEqual(batch, {
      requests: [
        { id: '0', method: 'GET', url: "/a/b?$filter=name%20eq%20'R%26D%20%231'&$top=1" },
        { id: '1', method: 'GET', url: '/c' },
      ],
    });
  });

  it('asks by POST where there is more to ask than an address holds', () => {
    const question = { groupIds: ['a'] };
    assert.deepEqual(toBatch([{ path: 'users/1/checkMemberGroups', question }]), {
      requests: [
        {
          id: '0',
          url: '/users/1/checkMemberGroups',
          method: 'POST',
          headers: { 'Content-Type': 'application/json' },
          body: question,
        },
      ],
    });
  });
});
