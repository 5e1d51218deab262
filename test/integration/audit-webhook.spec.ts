import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import { text } from 'node:stream/consumers';
import { z } from 'zod';
import { createChainHash } from '../../services/audit/audit-chain.ts';
import { createAuditTrail } from '../../services/audit/audit-trail.ts';
import { createAuditForwarder } from '../../services/audit/forward-audit.ts';
import { createRedisAuditStore } from '../../services/audit/redis-audit-store.ts';
import { createRedisForwardCursor } from '../../services/audit/redis-forward-cursor.ts';
import { createBullmqQueue } from '../../services/jobs/bullmq-queue.ts';
import { systemClock } from '../../services/platform/clock.ts';
import type { RedisConnection } from '../../services/platform/redis.ts';
import { Secret } from '../../services/platform/secret.ts';
import { verifySignature } from '../../services/webhooks/sign.ts';
import { createHttpReceiver } from '../../services/webhooks/webhook-receiver.ts';
import { useRedis } from '../harness/redis-client.ts';
import { portOf } from '../sandbox/intune/graph-server.ts';
import { until } from '../harness/until.ts';
import { someEvent } from '../services/audit/some-event.ts';
import { silent } from '../services/resets/hand-ports.ts';

const SECRET = new Secret('a secret of at least 32 characters!');
const TENANT = 'tenant-1';
const Batch = z.object({
  tenantId: z.literal(TENANT),
  entries: z.array(
    z.object({ sequence: z.number(), previous: z.string(), hash: z.string(), event: z.unknown() }),
  ),
});

/** Another system over HTTP. It breaks as often as told. */
class Siem {
  readonly entries: z.infer<typeof Batch>['entries'] = [];
  readonly keys: unknown[] = [];
  breaks = 0;
  readonly #server: Server = createServer((request, response) => {
    void text(request).then((body) => {
      response.statusCode = this.#take(request.headers, body);
      response.end();
    });
  });

  #take(headers: IncomingHttpHeaders, body: string): number {
    if (!verifySignature(headers, body, Date.now(), SECRET).ok) return 401;
    this.breaks -= 1;
    if (this.breaks >= 0) return 503;
    this.keys.push(headers['idempotency-key']);
    this.entries.push(...Batch.parse(JSON.parse(body)).entries);
    return 202;
  }

  async open(): Promise<string> {
    this.#server.listen(0, '127.0.0.1');
    await once(this.#server, 'listening');
    return `http://127.0.0.1:${portOf(this.#server.address())}/audit`;
  }

  close(): void {
    this.#server.closeAllConnections();
    this.#server.close();
  }
}

/** An instance of the bot, as far as the audit goes. */
async function openInstance(
  redis: RedisConnection,
  url: string,
): Promise<{
  readonly record: (id: string) => Promise<void>;
  readonly close: () => Promise<void>;
}> {
  const store = createRedisAuditStore({ redis, hashOf: createChainHash(undefined) });
  const queue = createBullmqQueue({ redis, clock: systemClock, log: silent });
  const forwarder = createAuditForwarder({
    ...{ store, queue, cursor: createRedisForwardCursor(redis), tenantId: TENANT },
    receiver: createHttpReceiver({ url, secret: SECRET, clock: systemClock }),
    ...{ clock: systemClock, log: silent, tries: { firstMs: 50, maxMs: 50, growth: 1.5, jitter: 0 } },
  });
  await queue.start((job) =>
    job.kind === 'audit-forward' ? forwarder.forward(job.tenantId) : Promise.resolve(),
  );
  const audit = createAuditTrail(store, forwarder.listener);
  return { record: (id) => audit.record(someEvent({ id })), close: () => queue.close() };
}

describe('the webhook of the audit, over HTTP and Redis', () => {
  const redis = useRedis();

  it('gets what three instances write at once: signed, every entry once, in order, as a whole chain', async () => {
    const siem = new Siem();
    const connection = redis().fresh();
    const url = await siem.open();
    const instances = await Promise.all([1, 2, 3].map(() => openInstance(connection, url)));
    await Promise.all(
      Array.from(
        { length: 300 },
        (_, i) => instances[i % instances.length]?.record(`event-${i}`) ?? Promise.resolve(),
      ),
    );
    await until('every entry came', () => siem.entries.length >= 300);
    await Promise.all(instances.map(({ close }) => close()));
    siem.close();

    assert.deepEqual(
      siem.entries.map(({ sequence }) => sequence),
      Array.from({ length: 300 }, (_, i) => i + 1),
    );
    const hashOf = createChainHash(undefined);
    for (const { sequence, previous, hash, event } of siem.entries)
      assert.equal(hashOf({ sequence, previous, json: JSON.stringify(event) }), hash);
    assert.match(String(siem.keys[0]), /^audit:tenant-1:1-\d+$/);
  });

  it('gets what it could not take before', async () => {
    const siem = new Siem();
    siem.breaks = 3;
    const instance = await openInstance(redis().fresh(), await siem.open());
    await instance.record('event-1');
    await until('the entry came', () => siem.entries.length >= 1);
    await instance.close();
    siem.close();
    assert.equal(siem.entries.length, 1);
  });
});
