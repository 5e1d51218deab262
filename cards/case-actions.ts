import { z } from 'zod';

/** As long as what people type into an input may be; the card's own limit is lower. */
const Words = z.string().max(12_000).optional();
const Id = z.string().min(1).max(128);
const aboutCase = { case: Id };

/** What the user's buttons about a case ask for. Which case is the user's is looked up, but for one that is over. */
export const USER_CASE_ACTIONS = [
  /** A person is wanted, about the user's device where it is named. */
  z.object({ action: z.literal('case.ask'), device: Id.optional() }),
  z.object({ action: z.literal('case.end') }),
  z.object({ action: z.literal('case.again'), ...aboutCase }),
  z.object({
    action: z.literal('case.rate'),
    ...aboutCase,
    stars: z.number().int().min(1).max(5),
    comment: Words,
  }),
] as const;

/** What a helper's buttons ask for. Who presses, and whether they may, is never in the payload. */
export const HELPER_CASE_ACTIONS = [
  z.object({ action: z.literal('case.claim'), ...aboutCase }),
  z.object({ action: z.literal('case.release'), ...aboutCase }),
  z.object({ action: z.literal('case.reply'), ...aboutCase, text: Words }),
  z.object({ action: z.literal('case.resolve'), ...aboutCase, resolution: z.string().max(64).optional() }),
  z.object({ action: z.literal('case.offer-reset'), ...aboutCase }),
  /** The device is the one that the helper saw: the case may be about another by now. */
  z.object({ action: z.literal('case.approve'), ...aboutCase, device: Id }),
  z.object({ action: z.literal('case.deny'), ...aboutCase }),
] as const;

/** A helper's press on the card of a case. */
export type HelperCaseAction = z.infer<(typeof HELPER_CASE_ACTIONS)[number]>;

const HELPER_ACTION_NAMES: ReadonlySet<string> = new Set(
  HELPER_CASE_ACTIONS.map(({ shape }) => shape.action.value),
);

/** Whether a press is a helper's. */
export function isHelperCaseAction<T extends { readonly action: string }>(
  action: T,
): action is Extract<T, HelperCaseAction> {
  return HELPER_ACTION_NAMES.has(action.action);
}
