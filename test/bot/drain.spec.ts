import assert from 'node:assert/strict';
import { drain } from '../../bot/drain.ts';
import { recordLog } from '../services/intune/record-log.ts';

describe('drain', () => {
  it('gives up on work that does not end in time, and says so', async () => {
    const { log, lines } = recordLog();
    await drain([Promise.withResolvers<undefined>().promise], log, 1);
    assert.equal(lines.length, 1);
  });

  it('waits for everything, also where something fails', async () => {
    const { log, lines } = recordLog();
    const slow = Promise.withResolvers<undefined>();
    const order: string[] = [];
    const drained = drain([Promise.reject(new Error('broken')), slow.promise], log).then(() =>
      order.push('drained'),
    );
    setImmediate(() => {
      order.push('slow');
      slow.resolve(undefined);
    });
    await drained;
    assert.deepEqual(order, ['slow', 'drained']);
    assert.deepEqual(lines, []);
  });
});
