import { z } from 'zod';

import type { GraphHandler, GraphReply, GraphRequest } from './graph-exchange.ts';
import { badRequest, problemFor } from './graph-problems.ts';

/** Graph takes no more requests than this in one batch. */
const MAX_REQUESTS = 20;

const BatchBody = z.object({
  requests: z
    .array(
      z.object({
        id: z.string().min(1),
        method: z.string().transform((method) => method.toUpperCase()),
        url: z.string().startsWith('/'),
        body: z.unknown().optional(),
      }),
    )
    .min(1),
});

type InnerRequest = z.infer<typeof BatchBody>['requests'][number];

/** `POST /$batch`: each request inside is judged on its own, and its status stands in an outer 200. */
export function answerBatch(inner: GraphHandler): (request: GraphRequest) => Promise<GraphReply> {
  return async (request) => {
    const body = BatchBody.safeParse(request.body);
    if (!body.success) return badRequest('Invalid batch payload format.');
    const { requests } = body.data;
    if (requests.length > MAX_REQUESTS) {
      return badRequest(`Number of batch request steps exceeds the maximum value of ${MAX_REQUESTS}.`);
    }
    if (new Set(requests.map(({ id }) => id)).size < requests.length) {
      return badRequest('Duplicate request id found in the batch.');
    }
    const responses = await Promise.all(requests.map((each) => answerOne(each, request, inner)));
    // Graph promises no order: whoever relies on one shall notice here.
    return { status: 200, body: { responses: responses.toReversed() } };
  };
}

async function answerOne(each: InnerRequest, outer: GraphRequest, inner: GraphHandler): Promise<object> {
  const [path = '', query = ''] = each.url.split('?', 2);
  const { method, body } = each;
  const request = {
    ...outer,
    method,
    path,
    query: new URLSearchParams(query),
    body,
    isBatched: true,
  } as const;
  const reply = await inner(request);
  // One lost answer among others: the connection to the client stays.
  const response = reply === 'cut' ? problemFor(503, undefined) : reply;
  return {
    id: each.id,
    status: response.status,
    headers: response.headers ?? {},
    body: response.body ?? null,
  };
}
