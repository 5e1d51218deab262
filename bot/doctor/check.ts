import { type Advice, doctorWords } from '../../locales/doctor.ts';
import { IoError } from '../../services/platform/errors.ts';

/** Names a check. */
export type CheckName = keyof typeof doctorWords.checks;

/** What a check found. */
export type Verdict =
  | { readonly status: 'pass' }
  | { readonly status: 'fail'; readonly problems: readonly Advice[] }
  /** It could not be looked at, or there is nothing to look at. */
  | { readonly status: 'skipped'; readonly reason: string };

/** One line of the report. */
export interface Check {
  readonly name: CheckName;
  /** Without these it would fail for their fault: it is skipped where one of them does not pass. */
  readonly needs?: readonly CheckName[];
  readonly run: () => Promise<Verdict>;
}

/** What was found, by check. */
export interface Finding {
  readonly name: CheckName;
  readonly verdict: Verdict;
}

/** Fails with these problems; passes where there are none. */
export function judge(problems: readonly Advice[]): Verdict {
  return problems.length === 0 ? { status: 'pass' } : { status: 'fail', problems };
}

/** Says why it was not looked at. */
export function skip(reason: string): Verdict {
  return { status: 'skipped', reason };
}

/** Runs checks one after the other: each may rest on those before it. A check that throws has failed. */
export async function runChecks(checks: readonly Check[]): Promise<readonly Finding[]> {
  const findings: Finding[] = [];
  for (const { name, needs = [], run } of checks) {
    const lacking = needs.find((need) => !hasPassed(findings, need));
    const verdict =
      lacking === undefined
        ? await run().catch(broken)
        : skip(doctorWords.skipped.needs(doctorWords.checks[lacking]));
    findings.push({ name, verdict });
  }
  return findings;
}

function hasPassed(findings: readonly Finding[], need: CheckName): boolean {
  return findings.some(({ name, verdict }) => name === need && verdict.status === 'pass');
}

/** Codes and names only: an error's message may quote what nobody should read. */
function broken(error: unknown): Verdict {
  const what = error instanceof IoError ? error.code : error instanceof Error ? error.name : typeof error;
  return judge([doctorWords.broken(what)]);
}
