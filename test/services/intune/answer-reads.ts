import { z } from 'zod';

import { json, type Answer } from './graph-server.ts';

/** What a test's own Graph answers to a read. */
export interface ReadReply {
  readonly status: number;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

const Batch = z.object({ requests: z.array(z.object({ id: z.string(), url: z.string() })) });

/** Answers every read, whether it comes by itself or in a batch. In a batch, the last one first. */
export function answerReads(reply: (url: string) => ReadReply): Answer {
  return (request, response) => {
    if (!request.path.endsWith('/$batch')) {
      const { status, body, headers } = reply(request.url);
      json(response, status, body, headers);
      return;
    }
    const { requests } = Batch.parse(JSON.parse(request.body));
    const responses = requests.map(({ id, url }) => ({ id, ...reply(url) }));
    json(response, 200, { responses: responses.toReversed() });
  };
}

/** The addresses inside a batch. */
export function urlsIn(body: string | undefined): readonly string[] {
  return Batch.parse(JSON.parse(body ?? '')).requests.map(({ url }) => url);
}
