import assert from 'node:assert/strict';
import type { Holder } from '../../../sandbox/token-service/sign-in-request.ts';
import { createTokenVault, MAX_WRONG_CODES } from '../../../sandbox/token-service/token-vault.ts';
import { HOUR_MS, MINUTE_MS } from '../../../services/platform/clock.ts';
import { createSettableClock } from '../../harness/settable-clock.ts';

const holder: Holder = { userId: '29:alex', connectionName: 'reauth', channelId: 'msteams' };

/** Six digits, and another six than these. */
function otherThan(code: string): string {
  return code === '000000' ? '000001' : '000000';
}

function createVault() {
  const clock = createSettableClock();
  const token = { token: 'secret', expiresAt: clock.now() + 2 * HOUR_MS };
  return { clock, token, vault: createTokenVault(clock) };
}

describe('The token vault', () => {
  it('releases nothing for a wrong code, and still the token for the right one', () => {
    const { vault, token } = createVault();
    const code = vault.offer(holder, token);
    assert.equal(vault.redeem(holder, otherThan(code)), undefined);
    assert.deepEqual(vault.redeem(holder, code), token);
  });

  it(`releases nothing any more after ${MAX_WRONG_CODES} wrong codes`, () => {
    const { vault, token } = createVault();
    const code = vault.offer(holder, token);
    for (let guess = 0; guess < MAX_WRONG_CODES; guess++) vault.redeem(holder, otherThan(code));
    assert.equal(vault.redeem(holder, code), undefined);
  });

  it('releases nothing for a code that was used', () => {
    const { vault, token } = createVault();
    const code = vault.offer(holder, token);
    vault.redeem(holder, code);
    assert.equal(vault.redeem(holder, code), undefined);
  });

  for (const other of [{ userId: '29:megan' }, { connectionName: 'graph' }, { channelId: 'webchat' }]) {
    it(`releases nothing to another ${Object.keys(other).join()}`, () => {
      const { vault, token } = createVault();
      const code = vault.offer(holder, token);
      assert.equal(vault.redeem({ ...holder, ...other }, code), undefined);
      vault.redeem(holder, code);
      assert.equal(vault.cached({ ...holder, ...other }), undefined);
    });
  }

  it('releases nothing without the code', () => {
    const { vault, token } = createVault();
    vault.offer(holder, token);
    assert.equal(vault.cached(holder), undefined);
  });

  it('releases nothing for the code of an earlier sign-in', () => {
    const { vault, token } = createVault();
    const earlier = vault.offer(holder, token);
    let later = vault.offer(holder, token);
    while (later === earlier) later = vault.offer(holder, token);
    assert.equal(vault.redeem(holder, earlier), undefined);
    assert.deepEqual(vault.redeem(holder, later), token);
  });

  it('releases nothing an hour after the sign-in', () => {
    const { vault, token, clock } = createVault();
    const code = vault.offer(holder, token);
    clock.advance(HOUR_MS);
    assert.equal(vault.redeem(holder, code), undefined);
  });

  it('forgets a token that has expired', () => {
    const { vault, token, clock } = createVault();
    vault.redeem(holder, vault.offer(holder, token));
    clock.advance(2 * HOUR_MS);
    assert.equal(vault.cached(holder), undefined);
    assert.deepEqual(vault.connectionsOf('29:alex', 'msteams'), []);
  });

  it('forgets tokens and codes at sign-out', () => {
    const { vault, token } = createVault();
    vault.redeem(holder, vault.offer(holder, token));
    const code = vault.offer(holder, token);
    vault.forget(holder);
    assert.equal(vault.cached(holder), undefined);
    assert.equal(vault.redeem(holder, code), undefined);
  });

  it('forgets all connections at a sign-out that names none, and nobody else’s', () => {
    const { vault, token } = createVault();
    const megan = { ...holder, userId: '29:megan' };
    for (const each of [holder, { ...holder, connectionName: 'graph' }, megan]) {
      vault.redeem(each, vault.offer(each, token));
    }
    vault.forget({ userId: '29:alex', channelId: 'msteams' });
    assert.deepEqual(vault.connectionsOf('29:alex', 'msteams'), []);
    assert.deepEqual(vault.connectionsOf('29:megan', 'msteams'), ['reauth']);
  });

  it('keeps a token that was picked up', () => {
    const { vault, token, clock } = createVault();
    vault.redeem(holder, vault.offer(holder, token));
    clock.advance(30 * MINUTE_MS);
    assert.deepEqual(vault.cached(holder), token);
    assert.deepEqual(vault.connectionsOf('29:alex', 'msteams'), ['reauth']);
  });

  it('makes up codes of six digits', () => {
    const { vault, token } = createVault();
    for (let count = 0; count < 200; count++) assert.match(vault.offer(holder, token), /^\d{6}$/);
  });
});
