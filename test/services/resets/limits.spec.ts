import assert from 'node:assert/strict';
import { exceededLimit } from '../../../services/resets/limits.ts';
import { someReset } from './some-reset.ts';

const DAY = 86_400_000;
const LIMITS = { perUser: 3, perDevice: 2, windowMs: DAY };
const NOW = 10 * DAY;
const sent = someReset({ state: 'done', requestedAt: NOW - 1, sentAt: NOW - 1 });

describe('exceededLimit', () => {
  it('refuses the fourth reset of a user within a day', () => {
    const exceeded = exceededLimit(LIMITS, { ofUser: [sent, sent, sent], ofDevice: [] }, NOW);
    assert.deepEqual(exceeded, { reason: 'user-limit', limit: 3 });
  });

  it('refuses the third reset of a device within a day', () => {
    const exceeded = exceededLimit(LIMITS, { ofUser: [sent], ofDevice: [sent, sent] }, NOW);
    assert.deepEqual(exceeded, { reason: 'device-limit', limit: 2 });
  });

  it('allows as many as the limits say', () => {
    assert.equal(exceededLimit(LIMITS, { ofUser: [sent, sent], ofDevice: [sent] }, NOW), undefined);
  });

  it('counts a reset that is still on its way', () => {
    const open = someReset({ state: 'requested', requestedAt: NOW - 1 });
    const exceeded = exceededLimit(LIMITS, { ofUser: [], ofDevice: [open, open] }, NOW);
    assert.equal(exceeded?.reason, 'device-limit');
  });

  it('does not count what ended before it was sent', () => {
    const unsent = someReset({ state: 'failed', failure: 'unavailable', requestedAt: NOW - 1 });
    assert.equal(exceededLimit(LIMITS, { ofUser: [], ofDevice: [unsent, unsent] }, NOW), undefined);
  });

  it('forgets a reset after exactly a day', () => {
    const yesterday = { ...sent, requestedAt: NOW - DAY };
    assert.equal(exceededLimit(LIMITS, { ofUser: [], ofDevice: [yesterday, yesterday] }, NOW), undefined);
    const justLess = { ...sent, requestedAt: NOW - DAY + 1 };
    assert.notEqual(exceededLimit(LIMITS, { ofUser: [], ofDevice: [justLess, justLess] }, NOW), undefined);
  });
});
