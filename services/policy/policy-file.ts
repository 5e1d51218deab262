import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { SECOND_MS } from '../platform/clock.ts';
import type { Logger } from '../platform/logger.ts';
import { err, type Result } from '../platform/result.ts';
import { StartError } from '../platform/start-error.ts';
import { describeProblems, parsePolicy, type PolicyProblem } from './parse-policy.ts';
import type { PolicySource } from './policy-source.ts';
import type { Policy } from './policy.ts';

/** Names what a file held without telling it. */
export interface PolicyVersion {
  /** Of the file's content: the beginning of its SHA-256, in hex. */
  readonly digest: string;
}

export interface PolicyFileSettings {
  readonly path: string;
  readonly log: Logger;
  /** Other rules are in force from now on. Must not throw. */
  readonly onChanged?: (version: PolicyVersion) => void;
  /** The file was changed to something that is no policy: the rules stay as they were. Once per content. Must not throw. */
  readonly onRejected?: (version: PolicyVersion, problems: readonly PolicyProblem[]) => void;
  /** How often the file is looked at, in milliseconds. */
  readonly lookEveryMs?: number;
}

/** Which rules are in force, for operators. */
export interface PolicyStanding extends PolicyVersion {
  /** The file holds something else by now that is no policy. */
  readonly isRejected: boolean;
}

/** Rules from a file that is followed until it is closed. */
export interface PolicyFile extends PolicySource {
  standing(): PolicyStanding;
  /** Looks at the file, as happens by itself every few seconds. */
  look(): Promise<void>;
  close(): void;
}

/** A change is in force after two looks. */
const LOOK_EVERY_MS = 5 * SECOND_MS;
/** A file that cannot be read. No digest looks like it. */
const UNREADABLE = 'unreadable';

interface Look {
  readonly digest: string;
  readonly policy: Result<Policy, readonly PolicyProblem[]>;
}

/**
 * Opens the policy file, and follows it: a changed one is in force within seconds, a bad one changes nothing.
 *
 * The content itself is looked at, not the events of the file system: those miss mounted volumes, and the links that
 * Kubernetes swaps under a config map. A change counts when two looks in a row see the same: a file that is still being
 * written may well be a policy without its last rules.
 *
 * @throws StartError which names all problems, where there is no good policy to begin with.
 */
export async function openPolicyFile(settings: PolicyFileSettings): Promise<PolicyFile> {
  const first = await look(settings.path);
  if (!first.policy.ok) throw rejected(first.policy.error);
  let policy = first.policy.value;
  let inForce = first.digest;
  let judged = first.digest;
  let seen = first.digest;

  async function lookAgain(): Promise<void> {
    const next = await look(settings.path);
    const isSettled = next.digest === seen;
    seen = next.digest;
    if (!isSettled || next.digest === judged) return;
    judged = next.digest;
    if (next.policy.ok) {
      policy = next.policy.value;
      inForce = next.digest;
    }
    report(settings, next);
  }

  const timer = setInterval(() => void lookAgain(), settings.lookEveryMs ?? LOOK_EVERY_MS);
  timer.unref();
  return {
    current: () => policy,
    standing: () => ({ digest: inForce, isRejected: judged !== inForce }),
    look: lookAgain,
    close: () => {
      clearInterval(timer);
    },
  };
}

async function look(path: string): Promise<Look> {
  try {
    const text = await readFile(path, 'utf8');
    const digest = createHash('sha256').update(text).digest('hex').slice(0, 16);
    return { digest, policy: parsePolicy(text) };
  } catch {
    return { digest: UNREADABLE, policy: err([{ path: '', problem: UNREADABLE }]) };
  }
}

function report({ log, onChanged, onRejected }: PolicyFileSettings, { digest, policy }: Look): void {
  if (policy.ok) {
    log.info({ digest }, 'The policy file has changed, its rules are in force');
    onChanged?.({ digest });
  } else {
    log.error(
      { digest, problems: policy.error },
      'The policy file is no policy: the rules stay as they were',
    );
    onRejected?.({ digest }, policy.error);
  }
}

function rejected(problems: readonly PolicyProblem[]): StartError {
  return new StartError(
    'policy.rejected',
    'POLICY_FILE',
    `leads to no policy: ${describeProblems(problems)}`,
  );
}
