import type { Activity } from 'botbuilder';
import { ConnectorClient } from 'botframework-connector';
import { z } from 'zod';
import { SECOND_MS } from '../services/platform/clock.ts';
import { type HttpAnswer, sendRequest } from '../services/platform/http-request.ts';
import { toJson } from './activity-json.ts';
import { signatureOf } from './channel-signature.ts';
import { readJson } from './read-json.ts';

type Operation = Parameters<ConnectorClient['sendOperationRequest']>;
type OperationAnswer = Awaited<ReturnType<ConnectorClient['sendOperationRequest']>>;

/**
 * The SDK itself would wait forever. Teams answers within seconds; two of these fit into the time for which a
 * worker has a final message to itself.
 */
export const ANSWER_WITHIN_MS = 15 * SECOND_MS;

/** What a conversation's activities are sent or updated with, the operations of nearly every turn. */
const Sending = z.object({
  conversationId: z.string(),
  activityId: z.string().optional(),
  // Ours, and large: it need not be gone through.
  activity: z.custom<Partial<Activity>>((activity) => typeof activity === 'object' && activity !== null),
});

/** The SDK looks for the id of the new message only. */
const Sent = z.custom<OperationAnswer>((answer) => typeof answer === 'object' && answer !== null);
const Problem = z.object({ error: z.object({ code: z.string() }) });

const METHODS = ['POST', 'PUT'];

/**
 * A connector of the SDK that sends and updates activities itself: once, and without the SDK's pipeline, which costs
 * more than the rest of a turn. Signs as the SDK does, and leaves all other operations to it.
 */
export class DirectConnector extends ConnectorClient {
  readonly #origin: string;
  readonly #base: string;
  readonly #inner: ConnectorClient;

  /** @param inner The SDK's own client for the same service URL, with the credentials to be used. */
  constructor(inner: ConnectorClient, serviceUrl: string) {
    super(inner.credentials, { baseUri: serviceUrl });
    this.#inner = inner;
    const { origin, pathname } = new URL(serviceUrl);
    this.#origin = origin;
    this.#base = pathname.replace(/\/*$/, '/');
  }

  override async sendOperationRequest(...operation: Operation): Promise<OperationAnswer> {
    const [facts, { httpMethod: method }, callback] = operation;
    const sending = Sending.safeParse(facts);
    if (!sending.success || !METHODS.includes(method) || callback !== undefined)
      return this.#inner.sendOperationRequest(...operation);
    return readAnswer(
      await sendRequest({
        method,
        origin: this.#origin,
        path: this.#pathOf(sending.data),
        headers: {
          ...(await signatureOf(this.credentials)),
          'x-ms-conversation-id': sending.data.conversationId,
          'content-type': 'application/json; charset=utf-8',
        },
        body: toJson(sending.data.activity),
        withinMs: ANSWER_WITHIN_MS,
      }),
    );
  }

  #pathOf({ conversationId, activityId }: z.infer<typeof Sending>): string {
    const activities = `${this.#base}v3/conversations/${encodeURIComponent(conversationId)}/activities`;
    return activityId === undefined ? activities : `${activities}/${encodeURIComponent(activityId)}`;
  }
}

/** The channel answered, but did not do it. Carries neither what was said nor our credentials. */
export class ConnectorError extends Error {
  override readonly name = 'ConnectorError';
  readonly statusCode: number;
  /** Bot Framework's own code, such as `BotNotInConversationRoster`, where there is one. */
  readonly code: string | undefined;
  /** In the SDK's shape, for whoever reads how long to wait. */
  readonly response: { readonly headers: { readonly get: (name: string) => string | undefined } };

  constructor({ status, headers, body }: HttpAnswer) {
    super(`The connector answered ${status}`);
    this.statusCode = status;
    this.code = Problem.safeParse(readJson(body ?? '')).data?.error.code;
    this.response = { headers: { get: (name) => headers[name.toLowerCase()]?.toString() } };
  }
}

function readAnswer(answer: HttpAnswer): OperationAnswer {
  if (answer.status < 200 || answer.status >= 300) throw new ConnectorError(answer);
  if (answer.body === undefined)
    throw Object.assign(new Error('The answer broke off'), { code: 'ECONNRESET' });
  // Some answers to updates have no body.
  return Sent.parse(answer.body === '' ? {} : readJson(answer.body));
}
