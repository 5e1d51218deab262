import assert from 'node:assert/strict';

import { beginChallenge } from '../../../services/identity/begin-challenge.ts';
import { SIGN_IN_WINDOW_MS, type SignInChallenge } from '../../../services/identity/challenge.ts';
import { checkFreshness, isProofRecent } from '../../../services/identity/freshness.ts';

/** Seconds since 1970, in the middle of which the challenges here begin. */
const SECOND = 1_772_366_400;
const SKEW_MS = 2_000;

const challengeAt = (now: number): SignInChallenge =>
  beginChallenge({ id: 'c', tenantId: 't', userId: 'U-1', purpose: 'p', now });

describe('checkFreshness', () => {
  const challenge = challengeAt(SECOND * 1000 + 400);
  const soon = challenge.startedAt + 20_000;

  it('refuses a sign-in of the second before the challenge', () => {
    assert.deepEqual(checkFreshness(SECOND - 1, challenge, soon, 0), { ok: false, error: 'not-fresh' });
  });

  it('accepts a sign-in of the second in which the challenge began: auth_time is cut to seconds', () => {
    assert.deepEqual(checkFreshness(SECOND, challenge, soon, 0), { ok: true, value: SECOND * 1000 });
  });

  it('allows for the skew between the clocks, and not for more', () => {
    assert.equal(checkFreshness(SECOND - 2, challenge, soon, SKEW_MS).ok, true);
    assert.deepEqual(checkFreshness(SECOND - 3, challenge, soon, SKEW_MS), { ok: false, error: 'not-fresh' });
  });

  it('refuses a sign-in in the future', () => {
    const ahead = SECOND + 23;
    assert.deepEqual(checkFreshness(ahead, challenge, soon, SKEW_MS), {
      ok: false,
      error: 'token-not-yet-valid',
    });
    assert.equal(checkFreshness(SECOND + 22, challenge, soon, SKEW_MS).ok, true);
  });

  it('refuses the answer a millisecond after the window', () => {
    const authTime = SECOND + 100;
    assert.equal(checkFreshness(authTime, challenge, challenge.expiresAt, 0).ok, true);
    assert.deepEqual(checkFreshness(authTime, challenge, challenge.expiresAt + 1, SKEW_MS), {
      ok: false,
      error: 'too-late',
    });
  });

  it('refuses a proof older than the window, even in a challenge that lasts longer', () => {
    const lasting = { ...challenge, expiresAt: challenge.startedAt + 2 * SIGN_IN_WINDOW_MS };
    const now = (SECOND + 1) * 1000 + SIGN_IN_WINDOW_MS;
    assert.equal(checkFreshness(SECOND + 1, lasting, now, 0).ok, true);
    assert.deepEqual(checkFreshness(SECOND + 1, lasting, now + 1, 0), { ok: false, error: 'too-late' });
  });
});

describe('isProofRecent', () => {
  it('ends a millisecond after the window', () => {
    assert.equal(isProofRecent(1_000, 1_300, 300), true);
    assert.equal(isProofRecent(1_000, 1_301, 300), false);
  });

  it('bears a clock that is behind', () => {
    assert.equal(isProofRecent(1_000, 990, 300), true);
  });
});

describe('beginChallenge', () => {
  it('opens a window of five minutes for one person, place and purpose', () => {
    assert.deepEqual(challengeAt(5_000), {
      id: 'c',
      tenantId: 't',
      userId: 'u-1',
      purpose: 'p',
      startedAt: 5_000,
      expiresAt: 305_000,
    });
  });
});
