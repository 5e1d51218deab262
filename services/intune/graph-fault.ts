import { z } from 'zod';

/** What Graph says of a refusal, for operators. */
export interface GraphFault {
  readonly code: string | undefined;
  readonly requestId: string | undefined;
  /** Graph's own English words, cut. They name permissions, never data of a device. */
  readonly detail: string | undefined;
}

/** Longer than any permission message seen, short enough for a log line. */
const DETAIL_LENGTH = 500;

const ErrorBody = z.object({
  error: z.object({
    code: z.string().optional().catch(undefined),
    message: z.string().optional().catch(undefined),
    innerError: z.object({ 'request-id': z.string() }).optional().catch(undefined),
  }),
});

/** Intune hides its real error in a JSON text inside `message`, under `code: "UnknownError"`. */
const WrappedError = z.object({ ErrorCode: z.string(), Message: z.string().optional().catch(undefined) });

/** Reads the body of a refusal. Pure; whatever the body is, it answers. */
export function readGraphFault(body: string): GraphFault {
  const parsed = ErrorBody.safeParse(parseJson(body));
  if (!parsed.success) return { code: undefined, requestId: undefined, detail: undefined };
  const { code, message, innerError } = parsed.data.error;
  const wrapped = WrappedError.safeParse(parseJson(message ?? ''));
  return {
    code: wrapped.success ? wrapped.data.ErrorCode : code,
    requestId: innerError?.['request-id'],
    detail: (wrapped.success ? wrapped.data.Message : message)?.slice(0, DETAIL_LENGTH),
  };
}

/**
 * Parses JSON; `undefined` where the text is none.
 *
 * The parser's own error is dropped on purpose: it quotes the text, which may hold a passcode.
 */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
