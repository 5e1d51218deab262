import { parseDocument, type YAMLError } from 'yaml';
import type { z } from 'zod';
import { err, ok, type Result } from '../platform/result.ts';
import { type Policy, PolicySchema } from './policy.ts';

/** What is wrong in a policy file, and where. Never what stands there. */
export interface PolicyProblem {
  /** Path of a key, such as `limits.perUser.resets`, or a line where the file is no YAML. */
  readonly path: string;
  readonly problem: string;
}

/** Reads the organisation's rules from YAML or JSON, and finds all problems at once. An empty file is the defaults. Pure. */
export function parsePolicy(text: string): Result<Policy, readonly PolicyProblem[]> {
  const document = parseDocument(text);
  const unreadable = [...document.errors, ...document.warnings];
  if (unreadable.length > 0) return err(unreadable.map(toLineProblem));
  const content = readContent(document);
  if (!content.ok) return content;
  const policy = PolicySchema.safeParse(content.value ?? {});
  return policy.success ? ok(policy.data) : err(policy.error.issues.flatMap((issue) => toProblems(issue)));
}

/** Aliases that unfold without an end are noticed only here. */
function readContent(document: ReturnType<typeof parseDocument>): Result<unknown, readonly PolicyProblem[]> {
  try {
    return ok(document.toJS());
  } catch {
    return err([{ path: '', problem: 'too-many-aliases' }]);
  }
}

/** The library's own message quotes the line. */
function toLineProblem({ code, linePos }: YAMLError): PolicyProblem {
  return { path: `line-${linePos?.[0].line ?? 0}`, problem: code };
}

/** zod's messages say what is expected, and do not quote what was given. */
function toProblems(issue: z.core.$ZodIssue, above: readonly PropertyKey[] = []): PolicyProblem[] {
  const path = [...above, ...issue.path];
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({ path: pathOf([...path, key]), problem: 'unknown-key' }));
  }
  // What can be written or switched off: whoever did not write `false` meant to write it.
  const written = issue.code === 'invalid_union' ? issue.errors[0] : undefined;
  if (written !== undefined) return written.flatMap((inner) => toProblems(inner, path));
  return [{ path: pathOf(path), problem: issue.message }];
}

function pathOf(path: readonly PropertyKey[]): string {
  return path.map(String).join('.');
}

/** All problems in one line, for a log or an error. */
export function describeProblems(problems: readonly PolicyProblem[]): string {
  return problems.map(({ path, problem }) => `${path}: ${problem}`).join('; ');
}
