import assert from 'node:assert/strict';
import { z } from 'zod';
import { AuditShape, auditReceiver, findAuditContradictions } from '../../bot/audit-config.ts';

const SECRET = 's'.repeat(32);
const Shape = z.object(AuditShape);

describe('the settings of the audit', () => {
  it('name a system that gets it by address and secret, or none', () => {
    const both = { AUDIT_WEBHOOK_URL: 'https://siem.example/audit', AUDIT_WEBHOOK_SECRET: SECRET };
    assert.notEqual(auditReceiver(Shape.parse(both)), undefined);
    assert.equal(auditReceiver(Shape.parse({})), undefined);
  });

  it('take no address that is not https, and no secret that can be guessed', () => {
    assert.equal(Shape.safeParse({ AUDIT_WEBHOOK_URL: 'http://siem.example' }).success, false);
    assert.equal(Shape.safeParse({ AUDIT_WEBHOOK_SECRET: SECRET.slice(1) }).success, false);
    assert.equal(Shape.safeParse({ AUDIT_KEY: SECRET.slice(1) }).success, false);
  });

  it('come together', () => {
    const names = (given: object): string[] =>
      findAuditContradictions({ ...given }).map(({ setting }) => setting);
    assert.deepEqual(names({ AUDIT_WEBHOOK_URL: 'x' }), ['AUDIT_WEBHOOK_SECRET']);
    assert.deepEqual(names({ AUDIT_WEBHOOK_SECRET: 'x' }), ['AUDIT_WEBHOOK_URL']);
    assert.deepEqual([names({}), names({ AUDIT_WEBHOOK_URL: 'x', AUDIT_WEBHOOK_SECRET: 'x' })], [[], []]);
  });
});
