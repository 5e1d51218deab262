import assert from 'node:assert/strict';
import { createOutages } from './outages.ts';

describe('what explains that something is said twice', () => {
  it('is a death or an absence between the two, and none before or after them', async () => {
    let order = 10;
    const outages = createOutages(() => order);
    await outages.during(() => Promise.resolve((order = 12)));

    assert.equal(outages.between(11, 13, 'a:chat'), true);
    assert.equal(outages.between(5, 11, 'a:chat'), true);
    assert.equal(outages.between(5, 10, 'a:chat'), false);
    assert.equal(outages.between(13, 20, 'a:chat'), false);
  });

  it('is an answer that was lost, in its own conversation only', () => {
    const outages = createOutages(() => 10);
    outages.lostAnswers('a:chat');

    assert.equal(outages.between(11, 12, 'a:chat'), true);
    assert.equal(outages.between(11, 12, 'a:other'), false);
  });
});
