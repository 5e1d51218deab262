import { z } from 'zod';
import { HELPER_CASE_ACTIONS, USER_CASE_ACTIONS } from './case-actions.ts';

/**
 * The version every button carries. Old cards stay in chats for months: one with another version is
 * answered with a fresh card.
 */
export const CARD_VERSION = 1;

/** Longer than any id we or Intune make; anything beyond is not ours. */
const Id = z.string().min(1).max(128);
/** What a person may type into the search field; the rest is cut, not refused. */
const Search = z
  .string()
  .transform((text) => text.trim().slice(0, 100))
  .optional();

/**
 * Everything a button may ask for. A payload names what is wanted and which card it came from; it never
 * says who asks. `prompt` is the one-time id of the open card: a second click finds it used.
 */
export const CardAction = z.discriminatedUnion('action', [
  z.object({ action: z.literal('reset.start'), device: Id.optional() }),
  z.object({ action: z.literal('devices.show') }),
  z.object({
    action: z.literal('devices.page'),
    prompt: Id,
    page: z.coerce.number().int().min(0).max(1000).default(0),
    search: Search,
  }),
  z.object({ action: z.literal('device.pick'), prompt: Id, device: Id }),
  z.object({
    action: z.literal('consequences.confirm'),
    prompt: Id,
    haveDevice: z.string().max(16).optional(),
  }),
  z.object({ action: z.literal('prompt.cancel'), prompt: Id }),
  z.object({ action: z.literal('passcode.show'), reset: Id }),
  z.object({ action: z.literal('passcode.hide'), reset: Id }),
  z.object({ action: z.literal('not-me.report'), reset: Id.optional() }),
  z.object({ action: z.literal('status.show') }),
  z.object({ action: z.literal('contact.show') }),
  z.object({ action: z.literal('help.show') }),
  z.object({ action: z.literal('language.set'), language: z.string().max(8) }),
  ...USER_CASE_ACTIONS,
  ...HELPER_CASE_ACTIONS,
]);

/** A parsed button press. */
export type CardAction = z.infer<typeof CardAction>;

/** The name of an action, as in the payload and as the `verb` of `Action.Execute`. */
export type CardActionName = CardAction['action'];

/** What a button sends: the version, then the action with its fields. */
export type CardPayload = { readonly v: typeof CARD_VERSION } & z.input<typeof CardAction>;

/** What came of reading a payload. */
export type ReadPayload =
  | { readonly kind: 'action'; readonly action: CardAction }
  | { readonly kind: 'outdated' }
  | { readonly kind: 'malformed' };

const Envelope = z.object({ v: z.number().int() });

/** Reads what a card sent. Pure; whatever the input is, it answers with one of three kinds. */
export function readPayload(data: unknown): ReadPayload {
  const envelope = Envelope.safeParse(data);
  if (!envelope.success) return { kind: 'malformed' };
  if (envelope.data.v !== CARD_VERSION) return { kind: 'outdated' };
  const action = CardAction.safeParse(data);
  return action.success ? { kind: 'action', action: action.data } : { kind: 'malformed' };
}
