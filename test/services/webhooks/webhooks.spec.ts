import assert from 'node:assert/strict';
import { Secret } from '../../../services/platform/secret.ts';
import { CaseWebhook } from '../../../services/webhooks/case-webhook.ts';
import { verifySignature } from '../../../services/webhooks/sign.ts';
import { type HttpSink, startHttpSink } from './http-sink.ts';
import { SECRET, someAnnouncement, WebhookWorld } from './webhook-world.ts';

const HOUR = 3_600_000;

describe('createWebhooks', () => {
  let sink: HttpSink;
  let world: WebhookWorld;

  beforeEach(async () => {
    sink = await startHttpSink();
    world = new WebhookWorld(sink.url);
  });
  afterEach(() => sink.stop());

  it('sends an event as documented, signed, under its id', async () => {
    await world.webhooks.announce(someAnnouncement());
    await world.pass(0);
    const [request] = sink.received;
    assert.ok(request !== undefined);
    assert.equal(request.headers['idempotency-key'], 'case-1:8');
    assert.ok(verifySignature(request.headers, request.body, world.clock.now(), new Secret(SECRET)).ok);
    const event = CaseWebhook.parse(JSON.parse(request.body));
    assert.deepEqual(
      [event.type, event.case.number, event.case.helper?.id, event.message?.from, event.message?.text],
      ['case.message', 'HD-1001', 'helper-1', 'helper', 'Please restart it: "twice" <b>🔑</b>'],
    );
    assert.deepEqual(await world.outbox.listDue(Infinity, 1), []);
  });

  it('sends an event again until it is taken, signed anew, under the same id', async () => {
    sink.answer = { status: 503 };
    await world.webhooks.announce(someAnnouncement());
    await world.pass(60_000);
    sink.answer = undefined;
    await world.pass(HOUR);
    const sent = sink.received.length;
    assert.ok(sent > 2);
    assert.equal(new Set(sink.received.map(({ headers }) => headers['idempotency-key'])).size, 1);
    assert.equal(
      new Set(sink.received.map(({ headers }) => headers['x-passcode-desk-timestamp'])).size,
      sent,
    );
    await world.pass(HOUR);
    assert.equal(sink.received.length, sent);
  });

  it('waits as long as the receiver asks', async () => {
    sink.answer = { status: 429, headers: { 'retry-after': '1800' } };
    await world.webhooks.announce(someAnnouncement());
    await world.pass(HOUR / 2 - 1_000);
    assert.equal(sink.received.length, 1);
  });

  it('gives an event up after 72 hours, or where the receiver is gone for good, and says so', async () => {
    sink.answer = { status: 500 };
    await world.webhooks.announce(someAnnouncement());
    await world.pass(74 * HOUR);
    sink.answer = { status: 410 };
    await world.webhooks.announce(someAnnouncement({ id: 'case-1:9' }));
    await world.pass(0);
    assert.deepEqual(world.log.messages('error'), [
      'Webhook event given up',
      'Webhook wants no events any more, one was dropped',
    ]);
    assert.deepEqual(await world.outbox.listDue(Infinity, 1), []);
  });

  it('goes nowhere else: a redirection is a failure', async () => {
    sink.answer = { status: 307, headers: { location: sink.url } };
    await world.webhooks.announce(someAnnouncement());
    await world.pass(0);
    assert.equal(sink.received.length, 1);
    assert.deepEqual(world.log.messages('warn'), ['Webhook event not taken']);
  });

  it('keeps events while nobody listens', async () => {
    const { url } = sink;
    await sink.stop();
    await world.webhooks.announce(someAnnouncement());
    await world.pass(HOUR);
    assert.equal((await world.outbox.listDue(Infinity, 1)).length, 1);
    assert.ok(url.startsWith('http'));
  });

  it('announces an event once however often it is told, and sends it once with many workers', async () => {
    for (let i = 0; i < 3; i += 1) await world.webhooks.announce(someAnnouncement());
    await Promise.all(Array.from({ length: 5 }, () => world.webhooks.deliver('case-1:8')));
    await world.pass(HOUR);
    assert.equal(sink.received.length, 1);
  });

  it('finds events again whose job was lost', async () => {
    await world.webhooks.announce(someAnnouncement());
    while (world.queue.takeNext(Infinity) !== undefined);
    world.clock.time += HOUR;
    await world.webhooks.sweep();
    await world.pass(0);
    assert.equal(sink.received.length, 1);
  });

  it('writes neither secret nor words nor address into the log', async () => {
    sink.answer = { status: 500 };
    await world.webhooks.announce(someAnnouncement());
    await world.pass(0);
    const printed = world.log.print();
    for (const hidden of [SECRET, 'restart', 'Alex', sink.url]) assert.ok(!printed.includes(hidden), hidden);
  });
});
