import assert from 'node:assert/strict';
import { Secret } from '../../../services/platform/secret.ts';
import { sign, verifySignature } from '../../../services/webhooks/sign.ts';

const SECRET = new Secret('0123456789abcdef0123456789abcdef');
const NOW = 1_767_603_600_500;
const BODY = '{"text":"ü 🔑"}';
const MINUTE = 60_000;

describe('sign', () => {
  it('is what anybody computes who knows the secret', () => {
    // printf '1767603600.{"text":"ü 🔑"}' | openssl dgst -sha256 -hmac 0123456789abcdef0123456789abcdef
    assert.deepEqual(sign(BODY, NOW, SECRET), {
      'x-passcode-desk-timestamp': '1767603600',
      'x-passcode-desk-signature': 'v1=177805ace330e8e4018db24f6b40c523c44062776566ea5ed67ef2b52b97ef48',
    });
  });
});

describe('verifySignature', () => {
  const headers = sign(BODY, NOW, SECRET);

  it('refuses what is not signed, or not so that it can be read', () => {
    const all = [
      {},
      { ...headers, 'x-passcode-desk-timestamp': undefined },
      { ...headers, 'x-passcode-desk-timestamp': '1e9' },
      { ...headers, 'x-passcode-desk-signature': ['v1=00', 'v1=11'] },
      { ...headers, 'x-passcode-desk-signature': headers['x-passcode-desk-signature'].slice('v1='.length) },
    ];
    for (const each of all) {
      assert.deepEqual(verifySignature(each, BODY, NOW, SECRET), { ok: false, error: 'not-signed' });
    }
  });

  it('refuses another body, another time, another secret, and half a signature', () => {
    const wrong = { ok: false, error: 'wrong' };
    const later = { ...headers, 'x-passcode-desk-timestamp': '1767603601' };
    const half = {
      ...headers,
      'x-passcode-desk-signature': headers['x-passcode-desk-signature'].slice(0, -2),
    };
    assert.deepEqual(verifySignature(headers, `${BODY} `, NOW, SECRET), wrong);
    assert.deepEqual(verifySignature(later, BODY, NOW, SECRET), wrong);
    assert.deepEqual(verifySignature(half, BODY, NOW, SECRET), wrong);
    assert.deepEqual(verifySignature(headers, BODY, NOW, new Secret('another')), wrong);
  });

  it('refuses what was signed more than five minutes ago, or will be', () => {
    for (const far of [-5 * MINUTE - 1_000, 5 * MINUTE + 1_000]) {
      assert.deepEqual(verifySignature(headers, BODY, NOW + far, SECRET), { ok: false, error: 'too-old' });
    }
  });

  it('takes what it signed itself, under a name that no other message has', () => {
    const first = verifySignature(headers, BODY, NOW + 4 * MINUTE, SECRET);
    const second = verifySignature(sign(BODY, NOW + 1_000, SECRET), BODY, NOW, SECRET);
    assert.ok(first.ok && second.ok);
    assert.notEqual(first.value, second.value);
  });

  it('names a message the same however its signature is written', () => {
    const upper = headers['x-passcode-desk-signature'].slice('v1='.length).toUpperCase();
    const again = verifySignature(
      { ...headers, 'x-passcode-desk-signature': `v1=${upper}` },
      BODY,
      NOW,
      SECRET,
    );
    assert.deepEqual(again, verifySignature(headers, BODY, NOW, SECRET));
  });
});
