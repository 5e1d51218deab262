import { z } from 'zod';
import { auditPolicyFile, type PolicyAuditDeps } from '../services/policy/audit-policy.ts';
import { DEFAULT_POLICY } from '../services/policy/policy.ts';
import { openPolicyFile, type PolicyFile } from '../services/policy/policy-file.ts';
import { fixedPolicy } from '../services/policy/policy-source.ts';

/** The setting that leads to the organisation's rules. */
export const PolicyShape = {
  /** Path of the policy file, YAML or JSON; the rules of docs/policy.md that need no file where absent. */
  POLICY_FILE: z.string().optional(),
};

/** The checked setting. */
export type PolicyConfig = Readonly<z.infer<z.ZodObject<typeof PolicyShape>>>;

/** Opens the organisation's rules. @throws StartError where the file is no policy. */
export async function openPolicy(
  { POLICY_FILE: path }: PolicyConfig,
  deps: PolicyAuditDeps & {
    /** Called where a changed file is no policy. */
    readonly alarm: (digest: string) => void;
  },
): Promise<Pick<PolicyFile, 'current' | 'standing' | 'close'>> {
  if (path !== undefined) {
    const audited = auditPolicyFile(deps);
    const onRejected: typeof audited.onRejected = (version, problems) => {
      audited.onRejected(version, problems);
      deps.alarm(version.digest);
    };
    return openPolicyFile({ path, log: deps.log, ...audited, onRejected });
  }
  const standing = { digest: 'defaults', isRejected: false };
  return { ...fixedPolicy(DEFAULT_POLICY), standing: () => standing, close: () => undefined };
}
