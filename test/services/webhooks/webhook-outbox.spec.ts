import assert from 'node:assert/strict';
import { createMemoryWebhookOutbox } from '../../../services/webhooks/memory-webhook-outbox.ts';
import { createRedisWebhookOutbox } from '../../../services/webhooks/redis-webhook-outbox.ts';
import { describeWebhookOutbox } from '../../contracts/webhook-outbox.ts';
import { createCollectedLog } from '../../harness/collected-log.ts';
import { useRedis } from '../../harness/redis-client.ts';
import { silent } from '../resets/hand-ports.ts';

describeWebhookOutbox('memory', createMemoryWebhookOutbox);

describe('createRedisWebhookOutbox', () => {
  const redis = useRedis();

  describeWebhookOutbox('Redis', () => createRedisWebhookOutbox(redis().fresh(), silent));

  it('keeps nothing for ever', async () => {
    const connection = redis().fresh();
    await createRedisWebhookOutbox(connection, silent).put({ id: 'a', body: '{}', since: 1 });
    assert.ok((await connection.client.pttl(`${connection.prefix}{webhooks}:event:a`)) > 0);
  });

  it('forgets the time of an event that has expired', async () => {
    const connection = redis().fresh();
    const outbox = createRedisWebhookOutbox(connection, silent);
    await outbox.put({ id: 'a', body: '{}', since: 1 });
    await connection.client.del(`${connection.prefix}{webhooks}:event:a`);
    assert.equal(await outbox.lease('a', 5, 10), undefined);
    assert.deepEqual(await outbox.listDue(100, 10), []);
  });

  it('says which event it cannot read', async () => {
    const connection = redis().fresh();
    const log = createCollectedLog();
    const outbox = createRedisWebhookOutbox(connection, log);
    await outbox.put({ id: 'a', body: '{}', since: 1 });
    for (const json of ['{"cut', '{"v":2,"body":"{}","since":1}']) {
      await connection.client.set(`${connection.prefix}{webhooks}:event:a`, json);
      assert.equal(await outbox.lease('a', 5, 1), undefined);
    }
    assert.deepEqual(
      log.lines.map(({ facts }) => facts),
      [{ deliveryId: 'a' }, { deliveryId: 'a' }],
    );
  });
});
