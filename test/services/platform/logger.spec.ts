import assert from 'node:assert/strict';
import { z } from 'zod';
import { IoError } from '../../../services/platform/errors.ts';
import { createLogger, describeError } from '../../../services/platform/logger.ts';
import { inSpan } from '../../../services/platform/telemetry.ts';
import { runFrom } from '../../../services/platform/telemetry-origin.ts';
import { useTelemetry } from '../../harness/telemetry/in-memory.ts';

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

describe('a log line', () => {
  const telemetry = useTelemetry();

  function openLog(): { readonly log: ReturnType<typeof createLogger>; readonly lines: () => object[] } {
    const written: string[] = [];
    const log = createLogger('info', { write: (line) => void written.push(line) });
    const lines = (): object[] => written.map((line): object => z.looseObject({}).parse(JSON.parse(line)));
    return { log, lines };
  }

  it('says where it comes from: the correlation id, and trace and span where there are any', async () => {
    const { log, lines } = openLog();
    await runFrom({ correlationId: 'turn-1' }, () =>
      inSpan('turn', {}, () => {
        log.info({ a: 1 }, 'Within');
        return Promise.resolve();
      }),
    );
    log.info({ a: 2 }, 'Outside');

    const [turn] = telemetry.spans();
    const { traceId: trace_id, spanId: span_id } = turn?.spanContext() ?? {};
    const [within, outside] = lines();
    assert.ok(trace_id !== undefined && within !== undefined && outside !== undefined);
    assert.deepEqual(
      { ...within, ...{ a: 1, correlationId: 'turn-1', trace_id, span_id, msg: 'Within' } },
      within,
    );
    assert.ok(!('correlationId' in outside) && !('trace_id' in outside));
  });

  it('carries no secret under a name that gives it away', () => {
    const { log, lines } = openLog();
    log.info({ token: 'abc', inner: { passcode: '1234' } }, 'Slipped');

    assert.ok(!JSON.stringify(lines()).match(/abc|1234/));
  });
});
