import assert from 'node:assert/strict';
import { describeFailure, explainFailure } from '../../bot/explain-failure.ts';
import { readerFor } from '../../locales/index.ts';
import { GraphError, type GraphErrorCode } from '../../services/intune/graph-error.ts';
import { IoError } from '../../services/platform/errors.ts';

const { messages } = readerFor('en', undefined);
const SECRET = 'Bearer eyJ-of-alex@example.com';

function graphError(code: GraphErrorCode): GraphError {
  const cause = new Error(SECRET);
  return new GraphError(code, {
    retryable: false,
    status: 403,
    graphCode: 'Forbidden',
    requestId: 'r-1',
    cause,
  });
}

function toldAbout(error: unknown): string {
  return explainFailure(error, messages, { correlationId: 'c-1', start: 'none' });
}

describe('explainFailure', () => {
  it('never says what the error itself says', () => {
    for (const error of [
      new Error(SECRET),
      new IoError('redis.away', { retryable: true, cause: new Error(SECRET) }),
      graphError('graph.rejected'),
      SECRET,
      { message: SECRET },
    ]) {
      assert.ok(!toldAbout(error).includes(SECRET));
    }
  });

  it('says that the service is not set up where Intune refuses the bot', () => {
    for (const code of ['graph.forbidden', 'graph.unauthorized'] as const) {
      assert.equal(toldAbout(graphError(code)), messages.chat.notPermitted);
    }
  });

  it('says that Intune cannot be reached for every other failure of Graph', () => {
    for (const code of ['graph.unavailable', 'graph.not-sent', 'graph.unexpected-response'] as const) {
      assert.equal(toldAbout(graphError(code)), messages.chat.intuneUnavailable);
    }
  });

  it('says that many are asking where Graph turns requests away', () => {
    assert.equal(toldAbout(graphError('graph.throttled')), messages.chat.intuneBusy);
  });

  it('asks to try again where something of our own is away', () => {
    assert.equal(toldAbout(new IoError('redis.away', { retryable: true })), messages.chat.busyTryAgain);
  });

  it('gives a number to tell the helpdesk for everything unforeseen', () => {
    for (const error of [new TypeError('x'), undefined, null, 'x', 7]) {
      assert.match(toldAbout(error), /c-1/);
    }
  });
});

describe('explainFailure after a reset was asked for', () => {
  it('never says that nothing was started where a reset was, or may have been', () => {
    const errors = [
      new IoError('redis.away', { retryable: true }),
      graphError('graph.unavailable'),
      new Error('x'),
    ];
    for (const error of errors) {
      for (const [start, text] of [
        ['started', messages.chat.startedAllTheSame],
        ['unknown', messages.chat.startUnknown],
      ] as const) {
        assert.equal(explainFailure(error, messages, { correlationId: 'c-1', start }), text);
      }
    }
  });
});

describe('describeFailure', () => {
  it('tells an operator which call was refused and why, without what was sent', () => {
    assert.deepEqual(describeFailure(graphError('graph.forbidden')), {
      code: 'graph.forbidden',
      status: 403,
      graphCode: 'Forbidden',
      requestId: 'r-1',
    });
  });

  it('names the cause of broken I/O, without its message', () => {
    const cause = Object.assign(new TypeError(SECRET), { code: 'ETIMEDOUT', statusCode: 500 });
    assert.deepEqual(describeFailure(new IoError('redis.away', { retryable: true, cause })), {
      code: 'redis.away',
      cause: { name: 'TypeError', code: 'ETIMEDOUT', statusCode: 500 },
    });
    const causeless = new IoError('redis.away', { retryable: true });
    assert.deepEqual(describeFailure(causeless), { code: 'redis.away' });
  });

  it('gives the stack of a bug', () => {
    const bug = new TypeError('x');
    assert.deepEqual(describeFailure(bug), { code: 'TypeError', stack: bug.stack });
  });

  it('says nothing of what is no error', () => {
    assert.deepEqual(describeFailure(SECRET), { code: 'unknown' });
  });
});
