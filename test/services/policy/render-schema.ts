import { format, resolveConfig } from 'prettier';
import { createPolicyJsonSchema } from '../../../services/policy/policy-schema.ts';

/** Where the published JSON Schema of the policy file stands. */
export const SCHEMA_FILE = new URL('../../../docs/policy.schema.json', import.meta.url);

/** Its text, as the code has it. */
export async function renderPolicySchema(): Promise<string> {
  const options = await resolveConfig(SCHEMA_FILE);
  return format(JSON.stringify(createPolicyJsonSchema()), { ...options, parser: 'json' });
}
