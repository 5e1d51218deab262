import assert from 'node:assert/strict';
import { SpanKind, SpanStatusCode } from '@opentelemetry/api';
import { createInProcessQueue } from '../../../services/jobs/in-process-queue.ts';
import type { Job, JobQueue } from '../../../services/jobs/job-queue.ts';
import { tracedQueue } from '../../../services/jobs/traced-queue.ts';
import { systemClock } from '../../../services/platform/clock.ts';
import { inSpan } from '../../../services/platform/telemetry.ts';
import { openMetrics } from '../../../services/platform/telemetry-metrics.ts';
import { correlationIdHere, runFrom } from '../../../services/platform/telemetry-origin.ts';
import { useTelemetry } from '../../harness/telemetry/in-memory.ts';
import { until } from '../../harness/until.ts';
import { silent } from '../resets/hand-ports.ts';

const RESET: Job = { kind: 'reset', resetId: 'reset-1' };
const TIMEOUT: Job = { kind: 'prompt-timeout', conversationId: '19:secret', promptId: 'p' };

describe('tracedQueue', () => {
  const telemetry = useTelemetry();

  function openQueue(): JobQueue {
    const retries = { attempts: 2, firstDelayMs: 1 };
    const inner = createInProcessQueue({ clock: systemClock, log: silent, retries });
    return tracedQueue(inner, openMetrics(), systemClock);
  }

  const named = (name: string) => telemetry.spans().filter((span) => span.name === name);

  it('does jobs, and those that they ask for, in the trace of the first who asked, linked to their askers', async () => {
    const queue = openQueue();
    let done = 0;
    await queue.start(async (job) => {
      done += 1;
      if (done < 3) await queue.schedule(job, 0);
    });
    await inSpan('turn', {}, () => queue.schedule(RESET, 0));
    await until('all is done', () => named('process reset').length === 3);

    const [turn] = named('turn');
    const published = named('publish reset');
    const [first, ...later] = named('process reset');
    const traceIds = telemetry.spans().map((span) => span.spanContext().traceId);
    assert.deepEqual([...new Set(traceIds)], [turn?.spanContext().traceId]);
    const origin = published[0]?.spanContext().spanId;
    assert.ok(named('process reset').every((span) => span.parentSpanContext?.spanId === origin));
    assert.deepEqual(first?.links, []);
    const linked = later.flatMap(({ links }) => links.map((link) => link.context.spanId));
    assert.deepEqual(
      linked,
      published.slice(1).map((span) => span.spanContext().spanId),
    );
    assert.deepEqual([first.kind, published[0]?.kind], [SpanKind.CONSUMER, SpanKind.PRODUCER]);
    assert.equal(first.attributes['passcode_desk.reset.id'], 'reset-1');
  });

  it('does each job under the correlation id of whoever asked', async () => {
    const queue = openQueue();
    const seen: string[] = [];
    await queue.start(() => Promise.resolve(void seen.push(correlationIdHere())));
    await runFrom({ correlationId: 'turn-1' }, () => queue.schedule(RESET, 0));
    await until('it is done', () => seen.length === 1);

    assert.deepEqual(seen, ['turn-1']);
    assert.notEqual(correlationIdHere(), 'turn-1');
  });

  it('begins a trace where nobody asked within one', async () => {
    const queue = openQueue();
    await queue.start(() => Promise.resolve());
    await queue.schedule(RESET, 0);
    await until('it is done', () => named('process reset').length === 1);

    assert.equal(named('publish reset')[0]?.parentSpanContext, undefined);
  });

  it('notes attempts that failed, the last of which is given up, and measures all of them', async () => {
    const queue = openQueue();
    await queue.start(() => Promise.reject(new Error('secret words')));
    await queue.schedule(TIMEOUT, 0);
    await until('it is given up', () => named('process prompt-timeout').length === 2);

    const attempts = named('process prompt-timeout');
    assert.deepEqual(
      attempts.map(({ attributes }) => attributes['passcode_desk.job.attempt']),
      [1, 2],
    );
    assert.ok(
      attempts.every(({ status }) => status.code === SpanStatusCode.ERROR && status.message === undefined),
    );
    assert.ok(
      !JSON.stringify(attempts.map(({ attributes, events }) => [attributes, events])).includes('secret'),
    );
    const kind = 'prompt-timeout';
    assert.equal(await telemetry.read('passcode_desk.job.duration', { kind, outcome: 'failed' }), 1);
    assert.equal(await telemetry.read('passcode_desk.job.duration', { kind, outcome: 'given-up' }), 1);
    assert.equal(await telemetry.read('passcode_desk.job.lag', { kind }), 1);
  });
});
