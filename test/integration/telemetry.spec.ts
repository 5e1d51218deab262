import assert from 'node:assert/strict';
import { z } from 'zod';
import { en } from '../../locales/en.ts';
import { COUNTERS, DURATIONS, GAUGES } from '../../services/platform/telemetry-metrics.ts';
import { useProductionTarget } from '../attacks/production-target.ts';
import { cardIn, readCard } from '../harness/bot-answer.ts';
import { ANDROID, DESK_DEVICES } from '../harness/desk-devices.ts';
import { findFreePort } from '../harness/free-port.ts';
import { type Collector, startCollector } from '../harness/telemetry/collector.ts';
import type { ReceivedSpan } from '../harness/telemetry/otlp.ts';
import { readSamples, type Sample, sumOf } from '../harness/telemetry/prometheus.ts';
import { until } from '../harness/until.ts';

/** The bot looks for the first time five seconds after the reset. */
const END_WITHIN_MS = 20_000;
const CLIENT = 3;
const SERVER = 2;
const POST_RESET = 'POST /v1.0/deviceManagement/managedDevices/{id}/resetPasscode';
const SEND = 'POST /v3/conversations/{conversationId}/activities';
const OUTCOME_TOLD = { message: 'reset-outcome', outcome: 'delivered' };
const WISH = 'I forgot the PIN of my phone, the children hid it';

const LogLine = z.object({
  level: z.number(),
  msg: z.string(),
  trace_id: z.string().optional(),
  correlationId: z.string().optional(),
  audit: z.object({ correlationId: z.string().optional() }).optional(),
});

describe('telemetry of one whole conversation', function () {
  this.timeout(60_000);
  let collector: Collector;
  let internalPort = 0;
  before(async () => {
    collector = await startCollector();
    internalPort = await findFreePort();
  });
  const target = useProductionTarget(() => ({
    OTEL_EXPORTER_OTLP_ENDPOINT: collector.endpoint,
    BOT_INTERNAL_PORT: String(internalPort),
    OTEL_SERVICE_NAME: 'desk-under-test',
  }));
  after(() => collector.close());

  let samples: readonly Sample[] = [];
  let passcode = '';

  before('a reset, from the wish to the passcode', async () => {
    const { stage, bot } = target();
    const { alex } = stage;
    await alex.say(WISH);
    const end = await alex.reachEnd(ANDROID, en.confirmation.title, END_WITHIN_MS);
    const shown = readCard(cardIn(await alex.click(end, 'passcode.show'), end));
    const { lock } = alex.device(ANDROID.name);
    assert.ok(lock.guard === 'temporary' && shown.includes(lock.passcode));
    passcode = lock.passcode;
    // The worker closes the progress card and notes the delivery after the message.
    await until('the delivery is noted', async () => {
      samples = await scrape();
      return sumOf(samples, 'passcode_desk_deliveries_total', OUTCOME_TOLD) === 1;
    });
    samples = await scrape();
    assert.equal(await bot.stop(), 0);
  });

  async function scrape(): Promise<readonly Sample[]> {
    const page = await fetch(`http://127.0.0.1:${internalPort}/metrics`);
    assert.equal(page.headers.get('content-type'), 'text/plain; version=0.0.4; charset=utf-8');
    return readSamples(await page.text());
  }

  /** The trace of the turn in which the person confirmed. */
  function resetTrace(): readonly ReceivedSpan[] {
    const turn = collector.spans.find(
      ({ attributes }) => attributes['passcode_desk.turn.action'] === 'consequences.confirm',
    );
    return collector.spans.filter(({ traceId }) => traceId === turn?.traceId);
  }

  function named(trace: readonly ReceivedSpan[], name: string): readonly ReceivedSpan[] {
    return trace.filter((span) => span.name === name);
  }

  it('is one trace from the press to the confirmation, across the queue', () => {
    const trace = resetTrace();
    const byId = new Map(trace.map((span) => [span.spanId, span]));
    const isUnder = (span: ReceivedSpan | undefined, name: string): boolean => {
      const parent = byId.get(span?.parentId ?? '');
      return parent !== undefined && (parent.name === name || isUnder(parent, name));
    };

    const [turn, ...others] = trace.filter(({ parentId }) => parentId === '');
    assert.deepEqual([turn?.name, turn?.kind, others], ['POST /api/messages', SERVER, []]);
    assert.ok(trace.every(({ parentId }) => parentId === '' || byId.has(parentId)));
    assert.equal(turn?.attributes['http.response.status_code'], 200);
    assert.equal(turn.attributes['passcode_desk.turn.outcome'], 'handled');
    const [post] = named(trace, POST_RESET);
    assert.ok(post?.kind === CLIENT && isUnder(post, 'process reset') && isUnder(post, 'publish reset'));
    assert.ok(named(trace, 'POST /v1.0/$batch').some((look) => isUnder(look, 'process reset')));
    const [told, ...again] = named(trace, 'deliver reset-outcome');
    assert.equal(told?.attributes['passcode_desk.delivery.outcome'], 'delivered');
    assert.ok(isUnder(told, 'process reset') && again.length === 0);
    assert.ok(named(trace, SEND).some((sent) => byId.get(sent.parentId) === told));
  });

  it('lays all steps of the reset beside each other, each linked to who asked for it', () => {
    const trace = resetTrace();
    const steps = named(trace, 'process reset');
    const asked = named(trace, 'publish reset');
    const [first] = asked.filter(
      ({ parentId }) => trace.find(({ spanId }) => spanId === parentId)?.kind === SERVER,
    );

    assert.ok(steps.length >= 2, 'sending; watching and, with it, telling');
    assert.deepEqual([...new Set(steps.map(({ parentId }) => parentId))], [first?.spanId]);
    const linked = steps.flatMap(({ links }) => links);
    assert.equal(linked.length, steps.length - 1);
    assert.ok(linked.every((link) => asked.some(({ spanId }) => spanId === link)));
  });

  it('says on the log lines of turn and workers which trace and which wish they belong to', () => {
    const [{ traceId } = { traceId: '' }] = resetTrace();
    const lines = target().bot.output.map((line) => LogLine.parse(JSON.parse(line)));
    const moves = lines.filter(({ msg }) => msg === 'Reset moved on');
    const confirmed = collector.spans.find(
      ({ attributes }) => attributes['passcode_desk.turn.action'] === 'consequences.confirm',
    );

    assert.ok(moves.length >= 2);
    const correlationId = confirmed?.attributes['passcode_desk.correlation_id'];
    for (const move of moves) {
      assert.deepEqual([move.trace_id, move.correlationId], [traceId, correlationId]);
    }
    const audited = lines.flatMap(({ audit }) => audit?.correlationId ?? []);
    assert.ok(typeof correlationId === 'string' && audited.includes(correlationId));
  });

  it('names no person, no device, no words, no secret, neither in spans nor in metrics', () => {
    const { stage } = target();
    const { seat } = stage.alex;
    const devices = stage.world.intune.world.list().map(({ managed }) => managed.id);
    const secrets = [
      ...[passcode, seat.person.oid, seat.person.name, seat.conversationId, WISH, 'children'],
      ...DESK_DEVICES.map(({ name }) => name),
      ...devices,
      stage.settings['MicrosoftAppPassword'] ?? '',
      'eyJ',
      'Bearer',
    ];
    const sent = collector.print() + JSON.stringify(samples);

    assert.ok(sent.includes('desk-under-test'));
    assert.deepEqual(
      secrets.filter((secret) => secret === '' || sent.includes(secret)),
      [],
    );
  });

  it('logs no names and no words, and people and devices by id alone', () => {
    const { stage, bot } = target();
    const { person } = stage.alex.seat;
    const lines = bot.output.join('\n');

    assert.ok(lines.includes(person.oid), 'ids are what operators look for');
    const personal = [
      person.name,
      'Wilber',
      'children',
      WISH,
      ...DESK_DEVICES.map(({ name }) => name),
      passcode,
    ];
    assert.deepEqual(
      personal.filter((text) => lines.includes(text)),
      [],
    );
  });

  it('is measured on the page that Prometheus reads', () => {
    const done = { state: 'done', platform: 'android-fully-managed' };

    assert.equal(sumOf(samples, 'passcode_desk_reset_transitions_total', done), 1);
    assert.equal(sumOf(samples, 'passcode_desk_reset_duration_seconds_count', done), 1);
    assert.equal(sumOf(samples, 'passcode_desk_deliveries_total', OUTCOME_TOLD), 1);
    assert.equal(sumOf(samples, 'passcode_desk_audit_events_total', { kind: 'proof-passed' }), 1);
    const presses = { kind: 'card-action', outcome: 'handled' };
    assert.ok(sumOf(samples, 'passcode_desk_turn_duration_seconds_count', presses) >= 3);
    assert.ok(sumOf(samples, 'passcode_desk_job_lag_seconds_count', { kind: 'reset' }) >= 2);
    const graph = { url_template: '/v1.0/deviceManagement/managedDevices/{id}/resetPasscode', outcome: 'ok' };
    assert.equal(sumOf(samples, 'passcode_desk_graph_request_duration_seconds_count', graph), 1);
    const gauges = ['reset_open', 'reset_paused', 'case_waiting'].map((name) => `passcode_desk_${name}`);
    for (const gauge of gauges)
      assert.ok(
        samples.some(({ name, value }) => name === gauge && value === 0),
        gauge,
      );
  });

  it('sends no metrics but the known ones, and those also to the collector', () => {
    const known = Object.keys({ ...COUNTERS, ...DURATIONS, ...GAUGES });

    assert.ok(collector.metrics.includes('passcode_desk.turn.duration'));
    assert.deepEqual(
      collector.metrics.filter((name) => !known.includes(name)),
      [],
    );
  });
});
