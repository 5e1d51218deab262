import { z } from 'zod';

/** What the SDK's `UserTokenClient` sends as `state` when it asks for a sign-in link: base64 of this JSON. */
const TokenExchangeState = z.object({
  connectionName: z.string(),
  conversation: z.object({
    activityId: z.string().optional(),
    user: z.looseObject({ id: z.string().min(1) }),
    bot: z.looseObject({ id: z.string() }),
    conversation: z.looseObject({ id: z.string().min(1), tenantId: z.string().optional() }),
    channelId: z.string().min(1),
    serviceUrl: z.string(),
    locale: z.string().optional(),
  }),
});

/** Who is to sign in over which connection, and the conversation in which the bot asked for it. */
export type SignInRequest = z.infer<typeof TokenExchangeState>;

/** To whom a token is released: this user, over this connection, on this channel. */
export interface Holder {
  readonly userId: string;
  readonly connectionName: string;
  readonly channelId: string;
}

/** @returns `undefined` where it is no state of the SDK's. */
export function readSignInRequest(state: string): SignInRequest | undefined {
  const read = z
    .preprocess((text) => parseJson(Buffer.from(String(text), 'base64').toString('utf8')), TokenExchangeState)
    .safeParse(state);
  return read.success ? read.data : undefined;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Whom a sign-in is for. */
export function holderOf({ connectionName, conversation }: SignInRequest): Holder {
  return { userId: conversation.user.id, connectionName, channelId: conversation.channelId };
}
