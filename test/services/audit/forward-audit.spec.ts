import assert from 'node:assert/strict';
import { z } from 'zod';
import { createChainHash } from '../../../services/audit/audit-chain.ts';
import { createAuditTrail } from '../../../services/audit/audit-trail.ts';
import { createAuditForwarder } from '../../../services/audit/forward-audit.ts';
import { createMemoryAuditStore } from '../../../services/audit/memory-audit-store.ts';
import { createMemoryForwardCursor } from '../../../services/audit/memory-forward-cursor.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../../services/platform/clock.ts';
import { IoError } from '../../../services/platform/errors.ts';
import type { WebhookDelivery } from '../../../services/webhooks/webhook-outbox.ts';
import type { WebhookReceiver } from '../../../services/webhooks/webhook-receiver.ts';
import { recordLog } from '../intune/record-log.ts';
import { HandClock, HandQueue } from '../resets/hand-ports.ts';
import { someEvent, someEvents } from './some-event.ts';

const TENANT = 'tenant-1';
const Batch = z.object({ entries: z.array(z.object({ sequence: z.number() })) });

/** Another system, which takes batches, or breaks where told to. */
class HandReceiver implements WebhookReceiver {
  readonly batches: (readonly number[])[] = [];
  before: () => Promise<void> = () => Promise.resolve();
  after: () => Promise<'taken' | 'gone'> = () => Promise.resolve('taken');

  async send({ body }: WebhookDelivery): Promise<'taken' | 'gone'> {
    await this.before();
    this.batches.push(Batch.parse(JSON.parse(body)).entries.map(({ sequence }) => sequence));
    return this.after();
  }

  get taken(): readonly number[] {
    return this.batches.flat();
  }
}

/** An audit with its webhook, and everything around them made by hand. */
class ForwardWorld {
  readonly clock = new HandClock(Date.UTC(2026, 0, 5, 9));
  readonly queue = new HandQueue();
  readonly receiver = new HandReceiver();
  readonly cursor = createMemoryForwardCursor();
  readonly store = createMemoryAuditStore(createChainHash(undefined));
  readonly #record = recordLog();
  readonly lines = this.#record.lines;
  readonly forwarder = createAuditForwarder({
    ...{ store: this.store, cursor: this.cursor, receiver: this.receiver, queue: this.queue },
    ...{ tenantId: TENANT, clock: this.clock, log: this.#record.log, random: () => 0.5 },
  });
  readonly audit = createAuditTrail(this.store, this.forwarder.listener);

  async write(count: number): Promise<void> {
    const from = (await this.store.ends(TENANT)).head?.sequence ?? 0;
    const ids = Array.from({ length: count }, (_, i) => `event-${from + i + 1}`);
    await Promise.all(ids.map((id) => this.audit.record(someEvent({ id }))));
  }

  /** Lets time pass, with every job done when it is due. */
  async pass(ms: number): Promise<void> {
    const until = this.clock.now() + ms;
    for (let next = this.queue.takeNext(until); next !== undefined; next = this.queue.takeNext(until)) {
      this.clock.time = Math.max(this.clock.time, next.at);
      if (next.job.kind === 'audit-forward') await this.forwarder.forward(next.job.tenantId);
    }
    this.clock.time = until;
  }
}

function upTo(count: number): readonly number[] {
  return Array.from({ length: count }, (_, i) => i + 1);
}

const AWAY = (): Promise<never> => Promise.reject(new IoError('webhook.unreachable', { retryable: true }));

describe('the webhook of the audit', () => {
  it('gets every entry once and in order, a hundred at a time', async () => {
    const world = new ForwardWorld();
    await world.write(250);
    await world.pass(MINUTE_MS);
    assert.deepEqual(world.receiver.taken, upTo(250));
    assert.deepEqual(
      world.receiver.batches.map(({ length }) => length),
      [100, 100, 50],
    );
    await world.write(3);
    await world.pass(MINUTE_MS);
    assert.deepEqual(world.receiver.taken, upTo(253));
  });

  it('is asked for once in a second, however much is written', async () => {
    const world = new ForwardWorld();
    await world.write(20);
    await world.write(20);
    assert.equal(world.queue.jobs.length, 1);
  });

  it('gets everything, still in order, after days in which it took nothing', async () => {
    const world = new ForwardWorld();
    world.receiver.before = AWAY;
    await world.write(3);
    await world.pass(5 * DAY_MS);
    await world.write(2);
    world.receiver.before = () => Promise.resolve();
    await world.pass(20 * MINUTE_MS);
    assert.deepEqual(world.receiver.taken, upTo(5));
    assert.equal(world.queue.jobs.length, 0);
  });

  it('is left alone longer and longer, also where more is written meanwhile', async () => {
    const world = new ForwardWorld();
    world.receiver.before = AWAY;
    for (let minute = 0; minute < 60; minute += 1) {
      await world.write(1);
      await world.pass(MINUTE_MS);
    }
    const tries = world.lines.filter(({ message }) => message === 'Audit webhook takes nothing').length;
    assert.ok(tries >= 6 && tries <= 15, `${tries} tries`);
  });

  it('is tried again soon after it worked', async () => {
    const world = new ForwardWorld();
    world.receiver.before = AWAY;
    await world.write(1);
    await world.pass(HOUR_MS);
    world.receiver.before = () => Promise.resolve();
    await world.pass(HOUR_MS);
    world.receiver.before = AWAY;
    await world.write(1);
    await world.pass(10_000);
    world.receiver.before = () => Promise.resolve();
    await world.pass(10_000);
    assert.deepEqual(world.receiver.taken, [1, 2]);
  });

  it('gets an entry twice only where nobody could note that it was taken', async () => {
    const world = new ForwardWorld();
    await world.write(2);
    const leave = world.cursor.leave.bind(world.cursor);
    world.cursor.leave = () => Promise.reject(new IoError('redis.unavailable', { retryable: true }));
    await assert.rejects(world.forwarder.forward(TENANT));
    world.cursor.leave = leave;
    await world.write(1);
    await world.pass(2 * MINUTE_MS);
    await world.forwarder.sweep();
    await world.pass(MINUTE_MS);
    assert.deepEqual(world.receiver.batches, [
      [1, 2],
      [1, 2, 3],
    ]);
  });

  it('gets an entry again whose answer was lost', async () => {
    const world = new ForwardWorld();
    world.receiver.after = AWAY;
    await world.write(1);
    await world.pass(1000);
    world.receiver.after = () => Promise.resolve('taken');
    await world.pass(MINUTE_MS);
    assert.deepEqual(world.receiver.taken, [1, 1]);
  });

  it('is not given up where it says that it is gone', async () => {
    const world = new ForwardWorld();
    world.receiver.after = () => Promise.resolve('gone');
    await world.write(1);
    await world.pass(HOUR_MS);
    world.receiver.after = () => Promise.resolve('taken');
    await world.pass(HOUR_MS);
    assert.equal(world.receiver.taken.at(-1), 1);
    assert.equal(world.queue.jobs.length, 0);
  });

  it('gets nothing side by side from two workers', async () => {
    const world = new ForwardWorld();
    await world.write(2);
    const gate = Promise.withResolvers<undefined>();
    world.receiver.before = () => gate.promise;
    const first = world.forwarder.forward(TENANT);
    await world.forwarder.forward(TENANT);
    gate.resolve(undefined);
    await first;
    assert.deepEqual(world.receiver.batches, [[1, 2]]);
  });

  it('gets what was written while the last batch was noted', async () => {
    const world = new ForwardWorld();
    await world.write(1);
    const leave = world.cursor.leave.bind(world.cursor);
    world.cursor.leave = async (tenantId, place, notBefore) => {
      // The job of what is written now finds the place taken.
      if (notBefore === 0 && place.sequence === 1) {
        await world.store.append(TENANT, someEvents(1, { id: 'late' }));
        await world.forwarder.forward(TENANT);
      }
      await leave(tenantId, place, notBefore);
    };
    await world.pass(10_000);
    assert.deepEqual(world.receiver.taken, [1, 2]);
  });

  it('goes on after a worker died with it in hand', async () => {
    const world = new ForwardWorld();
    await world.write(1);
    await world.cursor.take(TENANT, world.clock.now(), world.clock.now() + MINUTE_MS);
    await world.pass(30_000);
    assert.deepEqual(world.receiver.taken, []);
    await world.pass(MINUTE_MS);
    await world.forwarder.sweep();
    await world.pass(10_000);
    assert.deepEqual(world.receiver.taken, [1]);
  });

  it('goes on behind what retention took', async () => {
    const world = new ForwardWorld();
    world.receiver.before = AWAY;
    await world.store.append(TENANT, someEvents(5));
    await world.store.trim(TENANT, 3_500);
    world.receiver.before = () => Promise.resolve();
    await world.forwarder.forward(TENANT);
    assert.deepEqual(world.receiver.taken, [4, 5]);
  });

  it('never disturbs whoever writes', async () => {
    const world = new ForwardWorld();
    world.queue.schedule = () => Promise.reject(new IoError('redis.unavailable', { retryable: true }));
    await world.write(1);
    await Promise.resolve();
    assert.deepEqual(
      world.lines.map(({ message }) => message),
      ['Audit webhook not asked for, left to the sweep'],
    );
  });
});
