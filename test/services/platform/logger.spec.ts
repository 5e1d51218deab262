import assert from 'node:assert/strict';
import { IoError } from '../../../services/platform/errors.ts';
import { describeError } from '../../../services/platform/logger.ts';

describe('an error in a log line', () => {
  it('says what it is and what is underneath', () => {
    const cause = Object.assign(new TypeError('x'), { code: 'ECONNRESET' });
    const error = new IoError('teams.not-delivered', { retryable: true, cause });

    assert.deepEqual(describeError(error), {
      name: 'IoError',
      code: 'teams.not-delivered',
      cause: { name: 'TypeError', code: 'ECONNRESET' },
    });
  });

  it('tells no message, which may carry the request that failed', () => {
    const error = Object.assign(new Error('Bearer abc'), { request: { token: 'abc' }, statusCode: 502 });

    assert.deepEqual(describeError(error), { name: 'Error', statusCode: 502 });
  });

  it('ends where errors cause each other', () => {
    const error = new Error('a');
    error.cause = new Error('b', { cause: error });

    assert.ok(JSON.stringify(describeError(error)).length < 500);
  });

  it('tells of what is no error only that', () => {
    assert.equal(describeError('secret'), 'string');
  });
});
