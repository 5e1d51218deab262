import assert from 'node:assert/strict';
import { inspect } from 'node:util';
import { z } from 'zod';
import { findWebhookContradictions, WebhookShape, webhookSetup } from '../../bot/webhook-config.ts';

const SECRET = 's'.repeat(32);
const Shape = z.object(WebhookShape);

describe('the settings of the webhook', () => {
  it('name a system by address and secret, or none', () => {
    const setup = webhookSetup(
      Shape.parse({ WEBHOOK_URL: 'https://itsm.example/cases', WEBHOOK_SECRET: SECRET }),
    );
    assert.deepEqual([setup?.url, setup?.secret.expose()], ['https://itsm.example/cases', SECRET]);
    assert.ok(!inspect(setup).includes(SECRET));
    assert.equal(webhookSetup(Shape.parse({})), undefined);
  });

  it('take no address that is not https, and no secret that can be guessed', () => {
    assert.equal(Shape.safeParse({ WEBHOOK_URL: 'http://itsm.example' }).success, false);
    assert.equal(Shape.safeParse({ WEBHOOK_SECRET: SECRET.slice(1) }).success, false);
  });

  it('come together', () => {
    const names = (given: object): string[] =>
      findWebhookContradictions({ ...given }).map(({ setting }) => setting);
    assert.deepEqual(names({ WEBHOOK_URL: 'x' }), ['WEBHOOK_SECRET']);
    assert.deepEqual(names({ WEBHOOK_SECRET: 'x' }), ['WEBHOOK_URL']);
    assert.deepEqual([names({}), names({ WEBHOOK_URL: 'x', WEBHOOK_SECRET: 'x' })], [[], []]);
  });
});
