import assert from 'node:assert/strict';
import { type Policy, PolicySchema } from '../../../services/policy/policy.ts';

/** The rules of a file that says this and nothing else; fails the test where that is no policy. */
export function somePolicy(says: object = {}): Policy {
  const policy = PolicySchema.safeParse(says);
  assert.ok(policy.success, policy.error?.message);
  return policy.data;
}

/** Ids of groups. */
export const GROUP_A = '0f6a4cf1-7a1b-4c7a-9b0c-0000000000aa';
export const GROUP_B = '0f6a4cf1-7a1b-4c7a-9b0c-0000000000bb';
export const GROUP_C = '0f6a4cf1-7a1b-4c7a-9b0c-0000000000cc';
