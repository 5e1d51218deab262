import { readFile } from 'node:fs/promises';
import { type Advice, doctorWords } from '../../locales/doctor.ts';
import { err, ok, type Result } from '../../services/platform/result.ts';
import { parsePolicy } from '../../services/policy/parse-policy.ts';
import { DEFAULT_POLICY, type Policy } from '../../services/policy/policy.ts';
import { judge, skip, type Verdict } from './check.ts';

const words = doctorWords.policy;

/** The rules that would be in force, or what is wrong with them. */
export async function readPolicy(path: string | undefined): Promise<Result<Policy, readonly Advice[]>> {
  if (path === undefined) return ok(DEFAULT_POLICY);
  const text = await readFile(path, 'utf8').catch(() => undefined);
  if (text === undefined) return err([words.unreadable]);
  const policy = parsePolicy(text);
  return policy.ok ? policy : err(policy.error.map(({ path: key, problem }) => words.wrong(key, problem)));
}

/** Whether the policy file is one. */
export async function checkPolicy(path: string | undefined): Promise<Verdict> {
  if (path === undefined) return skip(doctorWords.skipped.noPolicyFile);
  const policy = await readPolicy(path);
  return judge(policy.ok ? [] : policy.error);
}
