import { z } from 'zod';

/** Where the SDK keeps the headers of an answer. */
const Headers = z.custom<{ get(name: string): string | undefined }>(
  (headers) => typeof headers === 'object' && headers !== null && 'get' in headers,
);

const Facts = z.object({
  name: z.string().optional().catch(undefined),
  statusCode: z.number().optional().catch(undefined),
  code: z.string().optional().catch(undefined),
  response: z.object({ headers: Headers }).optional().catch(undefined),
});

/** What may be known of a failed call to the channel. */
export interface ChannelFailure {
  readonly cause: string | undefined;
  /** The HTTP status; absent where there was no answer. */
  readonly status: number | undefined;
  /** Bot Framework's own code, such as `BotNotInConversationRoster`, or that of the network. */
  readonly code: string | undefined;
  /** What the channel says about trying again, as it came. */
  readonly retryAfter: string | undefined;
}

/**
 * Reads a failure of the connector. Never log such an error itself: it carries the whole request, with our
 * credentials and what was said.
 */
export function readChannelFailure(error: unknown): ChannelFailure {
  const facts = Facts.safeParse(error).data;
  return {
    cause: facts?.name,
    status: facts?.statusCode,
    code: facts?.code,
    retryAfter: facts?.response?.headers.get('retry-after'),
  };
}
