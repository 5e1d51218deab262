import { z } from 'zod';

import type { Instant } from '../platform/clock.ts';
import { Secret } from '../platform/secret.ts';
import type { OutcomeReport } from '../resets/reset-outcome.ts';

/** A passcode reset as Intune reports it on the device. */
export interface ActionResult extends OutcomeReport {
  /** The temporary passcode, where the platform has one and Intune still gives it out. */
  readonly passcode: Secret<string> | undefined;
}

/** "Remove passcode" is what iOS calls the same action. Which name Graph uses where is not verified: both count. */
const RESET_ACTIONS = new Set(['resetpasscode', 'removedevicepasscode']);
const RESET_TYPE = '#microsoft.graph.resetpasscodeactionresult';

const Lower = z.string().transform((text) => text.toLowerCase());

/** Becomes a secret while it is parsed, so that nothing that prints a parsed value can show it. */
const Passcode = z
  .string()
  .nullish()
  .catch(undefined)
  .transform((text) => (text ? new Secret(text) : undefined));

const ResetResult = z
  .object({
    '@odata.type': Lower.nullish().catch(undefined),
    actionName: Lower.nullish().catch(undefined),
    actionState: Lower.nullish().catch(undefined),
    startDateTime: z.iso.datetime({ offset: true }).transform((text) => Date.parse(text)),
    errorCode: z.number().int().nullish().catch(undefined),
    passcode: Passcode,
  })
  .refine((seen) => RESET_ACTIONS.has(seen.actionName ?? '') || seen['@odata.type'] === RESET_TYPE)
  .transform((seen): ActionResult => ({
    state: readState(seen.actionState ?? ''),
    startedAt: seen.startDateTime,
    // Intune writes 0 for "no error".
    errorCode: seen.errorCode || undefined,
    passcode: seen.passcode,
  }));

/** Reads one entry of `deviceActionResults`; `undefined` where it is no readable passcode reset. */
export function readActionResult(entry: unknown): ActionResult | undefined {
  return ResetResult.safeParse(entry).data;
}

/**
 * The reset that is ours: the newest that started at or after our POST. Pure.
 *
 * @param since When our POST left.
 * @param skewMs How far Intune's clock may be behind ours.
 * @param precededBy When the newest reset before ours started, by Intune's own clock: ours started later.
 */
export function chooseResult<R extends OutcomeReport>(
  results: readonly R[],
  since: Instant,
  skewMs: number,
  precededBy = -Infinity,
): R | undefined {
  return newest(results.filter(({ startedAt }) => startedAt >= since - skewMs && startedAt > precededBy));
}

/** The reset that started last. Pure. */
export function newest<R extends OutcomeReport>(results: readonly R[]): R | undefined {
  return results.toSorted((a, b) => b.startedAt - a.startedAt).at(0);
}

/** A state that Graph adds later counts as pending: it ends the reset only where we know that it does. */
function readState(state: string): OutcomeReport['state'] {
  switch (state) {
    case 'done':
    case 'failed':
    case 'canceled':
      return state;
    case 'notsupported':
      return 'not-supported';
    default:
      return 'pending';
  }
}
