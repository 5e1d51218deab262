import { z } from 'zod';
import { PolicySchema } from './policy.ts';

/** The JSON Schema of the policy file, for editors: what may be written, not what comes of it. */
export function createPolicyJsonSchema(): object {
  return z.toJSONSchema(PolicySchema, { io: 'input' });
}
