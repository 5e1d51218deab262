import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { format, resolveConfig } from 'prettier';
import { toWebhook } from '../../../services/webhooks/case-webhook.ts';
import { webhookSchema } from '../../../services/webhooks/webhook-schema.ts';
import { resolvedCase, someCase } from '../helpdesk/some-case.ts';
import { someAnnouncement } from './webhook-world.ts';

const FILE = new URL('../../../docs/webhook.schema.json', import.meta.url);

describe('docs/webhook.schema.json', () => {
  it('is what the code says (UPDATE_GOLDEN=1 writes it anew)', async () => {
    const style = await resolveConfig(FILE);
    const current = await format(JSON.stringify(webhookSchema()), { ...style, parser: 'json' });
    if (process.env['UPDATE_GOLDEN'] === '1') writeFileSync(FILE, current);
    assert.equal(readFileSync(FILE, 'utf8'), current);
  });

  it('describes what is sent', () => {
    const isValid = createCheck('#/$defs/event');
    const { message: _, ...bare } = someAnnouncement({ about: someCase() });
    for (const each of [someAnnouncement(), bare, { ...bare, about: resolvedCase() }]) {
      assert.deepEqual(isValid(JSON.parse(JSON.stringify(toWebhook(each)))), []);
    }
  });

  it('describes what is taken, and does not let anything else pass', () => {
    const isValid = createCheck('#/$defs/resolvedThere');
    assert.deepEqual(isValid({ type: 'case.resolved', number: 'HD-1001' }), []);
    assert.notDeepEqual(isValid({ type: 'case.resolved', number: 'HD-1001', resolution: 'hacked' }), []);
    assert.notDeepEqual(isValid({ type: 'case.resolved', number: '1001' }), []);
  });
});

/** What is wrong with a value, by a part of the file. */
function createCheck(part: string): (value: unknown) => readonly (string | undefined)[] {
  const schema: unknown = JSON.parse(readFileSync(FILE, 'utf8'));
  assert.ok(typeof schema === 'object' && schema !== null);
  const ajv = new Ajv2020({ allErrors: true });
  addFormats.default(ajv);
  ajv.addSchema({ ...schema, $id: 'webhook' });
  const validate = ajv.compile({ $ref: `webhook${part}` });
  return (value) =>
    validate(value)
      ? []
      : (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message ?? ''}`);
}
