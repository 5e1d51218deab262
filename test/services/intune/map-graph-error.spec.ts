import assert from 'node:assert/strict';

import { mapNetworkFailure } from '../../../services/intune/map-graph-error.ts';

const systemError = (facts: object): Error => Object.assign(new Error('failed'), facts);
const refused = systemError({ code: 'ECONNREFUSED', syscall: 'connect' });
const reset = systemError({ code: 'ECONNRESET', syscall: 'read' });

describe('mapNetworkFailure', () => {
  for (const { name, cause } of [
    { name: 'a connection reset while reading', cause: reset },
    { name: 'a route lost while writing', cause: systemError({ code: 'EHOSTUNREACH', syscall: 'write' }) },
    { name: 'a socket closed by the other side', cause: systemError({ code: 'ECONNRESET' }) },
    { name: 'no answer in time', cause: systemError({ code: 'ETIMEDOUT' }) },
    { name: 'several addresses, one of which got further', cause: new AggregateError([refused, reset]) },
    { name: 'an aggregate of nothing', cause: new AggregateError([]) },
    { name: 'an unknown cause', cause: 'x' },
    { name: 'no cause', cause: undefined },
  ]) {
    it(`does not know what became of an action after ${name}`, () => {
      const { code, retryable } = mapNetworkFailure('action', cause);
      assert.deepEqual([code, retryable], ['graph.outcome-unknown', false]);
    });
  }

  for (const { name, cause } of [
    { name: 'a refused connection', cause: refused },
    { name: 'every address refusing', cause: new AggregateError([refused, refused]) },
    { name: 'no time left to connect', cause: systemError({ code: 'ETIMEDOUT', syscall: 'connect' }) },
    { name: 'an unknown host', cause: systemError({ code: 'ENOTFOUND', syscall: 'getaddrinfo' }) },
  ]) {
    it(`knows that nothing was sent after ${name}`, () => {
      for (const kind of ['read', 'action'] as const) {
        const { code, retryable } = mapNetworkFailure(kind, cause);
        assert.deepEqual([code, retryable], ['graph.not-sent', true]);
      }
    });
  }

  it('hands on what the network says, and nothing that was to be sent', () => {
    assert.equal(mapNetworkFailure('read', refused).cause, refused);
    const quoting = Object.assign(new TypeError('"Bearer x" is invalid'), { code: 'ERR_INVALID_CHAR' });
    assert.equal(mapNetworkFailure('read', quoting).cause, 'TypeError');
  });
});
