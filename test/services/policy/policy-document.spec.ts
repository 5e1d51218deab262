import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import Ajv2020 from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { parse } from 'yaml';
import { z } from 'zod';
import { parsePolicy } from '../../../services/policy/parse-policy.ts';
import type { PolicyRefusal } from '../../../services/policy/policy-refusal.ts';
import { createPolicyJsonSchema } from '../../../services/policy/policy-schema.ts';
import { renderPolicySchema, SCHEMA_FILE } from './render-schema.ts';

const PAGE = readFileSync(new URL('../../../docs/policy.md', import.meta.url), 'utf8');
const EXAMPLE = /```yaml\n([^]*?)```/.exec(PAGE)?.[1] ?? '';

/** Every reason that a rule can have; a missing one does not compile. */
const REASONS: Readonly<Record<PolicyRefusal['reason'], true>> = {
  paused: true,
  blocked: true,
  'platform-not-allowed': true,
  'ownership-not-allowed': true,
  'enrolled-too-recently': true,
  'enrolment-unknown': true,
  'group-not-allowed': true,
  'methods-changed': true,
  'outside-hours': true,
  'user-limit': true,
  'device-limit': true,
  'tenant-limit': true,
  'approval-needed': true,
};

interface Node {
  readonly properties?: Readonly<Record<string, Node>> | undefined;
  readonly items?: Node | undefined;
  readonly anyOf?: readonly Node[] | undefined;
}
const Node: z.ZodType<Node> = z.lazy(() =>
  z.object({
    properties: z.record(z.string(), Node).optional(),
    items: Node.optional(),
    anyOf: z.array(Node).optional(),
  }),
);

/** Paths of all keys that a schema knows, at whatever depth. */
function keysOf({ properties = {}, items, anyOf = [] }: Node, above = ''): string[] {
  const own = Object.entries(properties).flatMap(([key, node]) => [
    above + key,
    ...keysOf(node, `${above}${key}.`),
  ]);
  const inner = [...anyOf, ...(items === undefined ? [] : [items])].flatMap((node) => keysOf(node, above));
  return [...own, ...inner];
}

/** Paths of all keys that a file has; lists do not count. */
function keysIn(value: unknown, above = ''): string[] {
  if (Array.isArray(value)) return value.flatMap((each) => keysIn(each, above));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, each]) => [above + key, ...keysIn(each, `${above}${key}.`)]);
}

describe('docs/policy.schema.json', () => {
  it('is what the code says (npm run policy-schema writes it)', async () => {
    assert.equal(readFileSync(SCHEMA_FILE, 'utf8'), await renderPolicySchema());
  });

  it('takes the example, and refuses what the code refuses', () => {
    const isPolicy = addFormats
      .default(new Ajv2020.default({ strict: false }))
      .compile(createPolicyJsonSchema());
    assert.equal(isPolicy(parse(EXAMPLE)), true, JSON.stringify(isPolicy.errors));
    for (const wrong of [{ limit: 3 }, { reveal: { times: 9 } }, { people: { allowedGroups: ['x'] } }]) {
      assert.equal(isPolicy(wrong), false, JSON.stringify(wrong));
    }
  });
});

describe('docs/policy.md', () => {
  it('has an example that is a policy', () => {
    const policy = parsePolicy(EXAMPLE);
    assert.ok(policy.ok, JSON.stringify(policy));
    assert.equal(policy.value.helpdesk.contact?.phone, '+31 20 555 0100');
  });

  it('has every key in its example', () => {
    const known = keysOf(Node.parse(createPolicyJsonSchema())).filter((key) => key !== '$schema');
    assert.ok(known.length > 50);
    assert.deepEqual([...new Set(keysIn(parse(EXAMPLE)))].sort(), [...new Set(known)].sort());
  });

  it('says of every refusal what the user is told, and of no other', () => {
    const rows = [...PAGE.matchAll(/^\| `([a-z-]+)` +\|/gm)].map(([, reason]) => reason);
    assert.deepEqual(rows.sort(), Object.keys(REASONS).sort());
  });
});
