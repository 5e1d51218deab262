import assert from 'node:assert/strict';
import { deliverInvoke } from '../../../sandbox/token-service/verify-state.ts';

describe('Handing a code to the bot', () => {
  it('fails quietly where nothing listens', async () => {
    assert.equal(await deliverInvoke('http://127.0.0.1:1/api/messages', {}), false);
  });
});
