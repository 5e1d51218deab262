import { doctorWords } from '../../locales/doctor.ts';
import type { Clock } from '../../services/platform/clock.ts';
import { type Env, readConfig } from '../config.ts';
import { type Check, type CheckName, type Finding, judge, runChecks, skip } from './check.ts';
import { checkPolicy } from './check-policy.ts';
import { graphChecks } from './graph-checks.ts';
import { identityChecks } from './identity-checks.ts';
import { reachChecks } from './reach-checks.ts';
import { redisChecks } from './redis-checks.ts';
import { type DoctorStage, setStage } from './stage.ts';

/** Looks at settings and at everything that they lead to, and changes nothing. */
export async function examine(env: Env, clock: Clock): Promise<readonly Finding[]> {
  const config = readConfig(env);
  if (!config.ok) {
    const problems = config.error.map(({ setting, problem }) => doctorWords.settings(setting, problem));
    return withoutSettings({ name: 'settings', verdict: judge(problems) });
  }
  const stage = setStage(config.value, clock);
  return runChecks(allChecks(stage)).finally(() => stage.close());
}

function allChecks(stage: DoctorStage): readonly Check[] {
  return [
    { name: 'settings', run: () => Promise.resolve(judge([])) },
    { name: 'policy', run: () => checkPolicy(stage.config.POLICY_FILE) },
    ...redisChecks(stage),
    ...identityChecks(stage),
    ...graphChecks(stage),
    ...reachChecks(stage),
  ];
}

/** Nothing else can be looked at where it is not known where. */
function withoutSettings(first: Finding): readonly Finding[] {
  const { checks, skipped } = doctorWords;
  const others = Object.keys(checks).filter((name): name is CheckName => name !== first.name);
  const verdict = skip(skipped.needs(checks.settings));
  return [first, ...others.map((name) => ({ name, verdict }))];
}
