import { randomUUID } from 'node:crypto';
import type { SignInRequest } from './sign-in-request.ts';

/** Teams gives a bot about this long for an invoke. */
const INVOKE_TIMEOUT_MS = 15_000;

/**
 * The activity with which Teams hands the code of a finished sign-in to the bot, so that nobody has to
 * type it. Sender, recipient and conversation are those of the activity that asked for the sign-in.
 */
export function describeVerifyState(
  { conversation: reference }: SignInRequest,
  code: string,
  tenantId: string,
  now: Date,
): Record<string, unknown> {
  return {
    type: 'invoke',
    name: 'signin/verifyState',
    id: `f:${randomUUID()}`,
    timestamp: now.toISOString(),
    channelId: reference.channelId,
    serviceUrl: reference.serviceUrl,
    from: reference.user,
    recipient: reference.bot,
    conversation: reference.conversation,
    channelData: { tenant: { id: reference.conversation.tenantId ?? tenantId } },
    ...(reference.locale === undefined ? {} : { locale: reference.locale }),
    value: { state: code },
  };
}

/** Posts an invoke to the bot. @returns Whether the bot took it; also `false` where it cannot be reached. */
export async function deliverInvoke(botEndpoint: string, activity: object): Promise<boolean> {
  try {
    const response = await fetch(botEndpoint, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(activity),
      signal: AbortSignal.timeout(INVOKE_TIMEOUT_MS),
    });
    return response.ok;
  } catch {
    return false;
  }
}
