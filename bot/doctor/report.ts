import { doctorWords } from '../../locales/doctor.ts';
import type { Finding, Verdict } from './check.ts';

const words = doctorWords.report;
/** As wide as the longest status and a gap. */
const INDENT = ' '.repeat(6);

/** Whether a pipeline may go on. What was skipped does not stop it. */
export function isHealthy(findings: readonly Finding[]): boolean {
  return findings.every(({ verdict }) => verdict.status !== 'fail');
}

/** The report for people: a line for each check, what is wrong below it, and how many there are. */
export function describeFindings(findings: readonly Finding[]): readonly string[] {
  const count = (status: Verdict['status']): number =>
    findings.filter(({ verdict }) => verdict.status === status).length;
  return [
    ...findings.flatMap(describeFinding),
    words.summary(count('pass'), count('fail'), count('skipped')),
  ];
}

function describeFinding({ name, verdict }: Finding): readonly string[] {
  return [
    `${words[verdict.status]}  ${doctorWords.checks[name]}`,
    ...detailsOf(verdict).map((line) => INDENT + line),
  ];
}

function detailsOf(verdict: Verdict): readonly string[] {
  switch (verdict.status) {
    case 'pass':
      return [];
    case 'skipped':
      return [verdict.reason];
    case 'fail':
      return verdict.problems.flatMap(({ problem, fix }) => [problem, words.fix(fix)]);
  }
}

/** The report for programs. */
export function findingsAsJson(findings: readonly Finding[]): string {
  const checks = findings.map(({ name, verdict }) => ({ check: name, ...verdict }));
  return JSON.stringify({ ok: isHealthy(findings), checks }, undefined, 2);
}
