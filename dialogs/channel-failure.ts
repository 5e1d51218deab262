import { z } from 'zod';

const Facts = z.object({
  name: z.string().optional().catch(undefined),
  statusCode: z.number().optional().catch(undefined),
});

/** What may be known of a failed call to the channel. */
export interface ChannelFailure {
  readonly cause: string | undefined;
  /** The HTTP status; absent where there was no answer. */
  readonly status: number | undefined;
}

/**
 * Reads a failure of the connector. Never log such an error itself: it carries the whole request, with our
 * credentials and what was said.
 */
export function readChannelFailure(error: unknown): ChannelFailure {
  const facts = Facts.safeParse(error).data;
  return { cause: facts?.name, status: facts?.statusCode };
}
