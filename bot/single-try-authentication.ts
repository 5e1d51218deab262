import { type Activity, ConfigurationBotFrameworkAuthentication } from 'botbuilder';
import {
  AuthenticationConstants,
  type AuthenticateRequestResult,
  type ClaimsIdentity,
  type ConnectorClient,
  ConnectorFactory,
  type UserTokenClient,
} from 'botframework-connector';
import { z } from 'zod';
import { ANSWER_WITHIN_MS, DirectConnector } from './direct-connector.ts';
import { DirectTokenClient } from './direct-token-client.ts';

/** The name under which the SDK's transport keeps its retries. */
const RETRIES = 'defaultRetryPolicy';

/** Service URLs are few: one per cloud and region. More than these, and the oldest is made anew when it is needed. */
const KEPT_CLIENTS = 100;

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
 *
 * It would also make every client anew for each turn; here they are kept. They hold nothing of a turn, and read the
 * current token for each request. What nearly every turn or sign-in asks for, they send without the SDK's pipeline.
 */
export class SingleTryAuthentication extends ConfigurationBotFrameworkAuthentication {
  readonly #connectors = new Kept<ConnectorClient>();
  readonly #tokenClients = new Kept<UserTokenClient>();

  override async authenticateRequest(
    activity: Activity,
    authHeader: string,
  ): Promise<AuthenticateRequestResult> {
    const result = await super.authenticateRequest(activity, authHeader);
    const { connectorFactory, claimsIdentity } = result;
    return connectorFactory === undefined
      ? result
      : { ...result, connectorFactory: this.#keep(connectorFactory, claimsIdentity) };
  }

  override createConnectorFactory(bot: ClaimsIdentity): ConnectorFactory {
    return this.#keep(super.createConnectorFactory(bot), bot);
  }

  override createUserTokenClient(bot: ClaimsIdentity): Promise<UserTokenClient> {
    return this.#tokenClients.get(
      appOf(bot),
      async () => new DirectTokenClient(await super.createUserTokenClient(bot)),
    );
  }

  #keep(factory: ConnectorFactory, bot: ClaimsIdentity): ConnectorFactory {
    return new SingleTryConnectors(factory, appOf(bot), this.#connectors);
  }
}

/** Clients by what they were made for. */
class Kept<T> {
  readonly #clients = new Map<string, Promise<T>>();

  /** The client made for this, or a new one. One that could not be made is not kept. */
  async get(key: string, make: () => Promise<T>): Promise<T> {
    const kept = this.#clients.get(key);
    if (kept !== undefined) return kept;
    const made = make();
    this.#clients.set(key, made);
    const [oldest] = this.#clients.keys();
    if (this.#clients.size > KEPT_CLIENTS && oldest !== undefined) this.#clients.delete(oldest);
    try {
      return await made;
    } catch (error) {
      this.#clients.delete(key);
      throw error;
    }
  }
}

class SingleTryConnectors extends ConnectorFactory {
  readonly #inner: ConnectorFactory;
  readonly #app: string;
  readonly #kept: Kept<ConnectorClient>;

  constructor(inner: ConnectorFactory, app: string, kept: Kept<ConnectorClient>) {
    super();
    this.#inner = inner;
    this.#app = app;
    this.#kept = kept;
  }

  override create(serviceUrl: string, audience?: string): Promise<ConnectorClient> {
    const key = JSON.stringify([this.#app, serviceUrl, audience]);
    return this.#kept.get(key, async () => {
      const connector = await this.#inner.create(serviceUrl, audience);
      // Fails loudly where another version of the SDK hides it elsewhere: better no message than two.
      const { pipeline } = Hidden.parse(connector).client;
      pipeline.removePolicy({ name: RETRIES });
      pipeline.addPolicy({ name: 'answerInTime', sendRequest: answerInTime });
      return new DirectConnector(connector, serviceUrl);
    });
  }
}

/** The claims that the SDK takes the app id from, by which it makes the credentials. */
function appOf(bot: ClaimsIdentity): string {
  const { AudienceClaim, AppIdClaim } = AuthenticationConstants;
  return JSON.stringify([bot.getClaimValue(AudienceClaim), bot.getClaimValue(AppIdClaim)]);
}

function answerInTime<T>(request: Outgoing, next: (request: Outgoing) => Promise<T>): Promise<T> {
  request.timeout = ANSWER_WITHIN_MS;
  return next(request);
}

function isPipeline(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'removePolicy' in value && 'addPolicy' in value;
}
