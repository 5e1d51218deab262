import { type Activity, ConfigurationBotFrameworkAuthentication } from 'botbuilder';
import {
  type AuthenticateRequestResult,
  type ClaimsIdentity,
  type ConnectorClient,
  ConnectorFactory,
} from 'botframework-connector';
import { z } from 'zod';
import { SECOND_MS } from '../services/platform/clock.ts';

/** The name under which the SDK's transport keeps its retries. */
const RETRIES = 'defaultRetryPolicy';

/**
 * The SDK itself would wait forever. Teams answers within seconds; two of these fit into the time for which a
 * worker has a final message to itself.
 */
const ANSWER_WITHIN_MS = 15 * SECOND_MS;

/** Where the SDK hides the pipeline of a connector. */
const Hidden = z.object({ client: z.object({ pipeline: z.custom<Pipeline>(isPipeline) }) });

/** What is used of a pipeline of `@azure/core-rest-pipeline`. */
interface Pipeline {
  removePolicy(policy: { readonly name: string }): unknown;
  addPolicy(policy: { readonly name: string; sendRequest: typeof answerInTime }): void;
}

/** What is used of a request of that pipeline. */
interface Outgoing {
  /** In milliseconds; 0 is without end. */
  timeout: number;
}

/**
 * The SDK's authentication, whose connectors send everything once.
 *
 * By itself the SDK repeats what the connector answers with 5xx, 429 or not at all, up to three times: a message
 * that Teams took without an answer would show twice, and a turn would hang for seconds. Our queue tries again
 * instead, knowing what it has sent. (`noRetryPolicy` and `retryOptions` of botbuilder 4.23 are read by nobody.)
 */
export class SingleTryAuthentication extends ConfigurationBotFrameworkAuthentication {
  override async authenticateRequest(
    activity: Activity,
    authHeader: string,
  ): Promise<AuthenticateRequestResult> {
    const result = await super.authenticateRequest(activity, authHeader);
    const { connectorFactory } = result;
    return connectorFactory === undefined
      ? result
      : { ...result, connectorFactory: new SingleTryConnectors(connectorFactory) };
  }

  override createConnectorFactory(bot: ClaimsIdentity): ConnectorFactory {
    return new SingleTryConnectors(super.createConnectorFactory(bot));
  }
}

class SingleTryConnectors extends ConnectorFactory {
  readonly #inner: ConnectorFactory;

  constructor(inner: ConnectorFactory) {
    super();
    this.#inner = inner;
  }

  override async create(serviceUrl: string, audience?: string): Promise<ConnectorClient> {
    const connector = await this.#inner.create(serviceUrl, audience);
    // Fails loudly where another version of the SDK hides it elsewhere: better no message than two.
    const { pipeline } = Hidden.parse(connector).client;
    pipeline.removePolicy({ name: RETRIES });
    pipeline.addPolicy({ name: 'answerInTime', sendRequest: answerInTime });
    return connector;
  }
}

function answerInTime<T>(request: Outgoing, next: (request: Outgoing) => Promise<T>): Promise<T> {
  request.timeout = ANSWER_WITHIN_MS;
  return next(request);
}

function isPipeline(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'removePolicy' in value && 'addPolicy' in value;
}
