import type { Policy } from './policy.ts';

/** Where the organisation's rules come from. */
export interface PolicySource {
  /** The rules in force at this moment; asked for anew each time. */
  current(): Policy;
}

/** Rules that never change. */
export function fixedPolicy(policy: Policy): PolicySource {
  return { current: () => policy };
}
