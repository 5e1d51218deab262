import assert from 'node:assert/strict';
import { ConfigurationBotFrameworkAuthentication, TurnContext } from 'botbuilder';
import { createAdapter } from '../../bot/adapter.ts';
import { IoError } from '../../services/platform/errors.ts';
import { said } from '../harness/activities.ts';
import { recordLog } from '../services/intune/record-log.ts';

describe('adapter', () => {
  it('logs what could not be explained, and says nothing: Teams may be what is away', async () => {
    const { log, lines } = recordLog();
    const adapter = createAdapter(new ConfigurationBotFrameworkAuthentication({}), log);
    const context = new TurnContext(adapter, said('reset'));
    const cause = new TypeError('secret detail');
    await adapter.onTurnError(context, new IoError('redis.away', { retryable: true, cause }));
    assert.equal(context.responded, false);
    assert.deepEqual(lines, [
      {
        level: 'error',
        facts: { code: 'redis.away', cause: { name: 'TypeError' } },
        message: 'Turn could not be answered',
      },
    ]);
  });
});
