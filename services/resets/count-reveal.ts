import type { ResetDeps } from './reset-deps.ts';

/**
 * Takes one of the times that a passcode may be shown: compare-and-set, so that two presses at once take two.
 *
 * @returns How often it has been shown with this time; `undefined` where none is left, or there is no such reset.
 */
export async function countReveal(deps: ResetDeps, resetId: string): Promise<number | undefined> {
  const { times } = deps.gate.revealRules();
  for (;;) {
    const current = await deps.store.get(resetId);
    const reveals = (current?.reveals ?? 0) + 1;
    if (current === undefined || reveals > times) return undefined;
    const stored = await deps.store.update({ ...current, reveals });
    if (stored.ok) return reveals;
  }
}
