import { stringify } from 'node:querystring';
import type { Activity, SignInUrlResponse, TokenResponse } from 'botbuilder';
import { type ConnectorClient, UserTokenClient } from 'botframework-connector';
import { z } from 'zod';
import { SECOND_MS } from '../services/platform/clock.ts';
import { IoError } from '../services/platform/errors.ts';
import { type HttpAnswer, type HttpRequest, sendRequest } from '../services/platform/http-request.ts';
import { retryBriefly } from '../services/platform/retry-briefly.ts';
import { signatureOf } from './channel-signature.ts';
import { readJson } from './read-json.ts';

/** The SDK itself would wait forever. The token service answers within a second. */
const ANSWER_WITHIN_MS = 10 * SECOND_MS;
const NOT_FOUND = 404;
const TOO_MANY_REQUESTS = 429;

type Inner = UserTokenClient;

/** Where the SDK keeps what its own client was made with. */
const Hidden = z.object({
  appId: z.string().optional(),
  client: z.object({
    baseUri: z.url(),
    credentials: z.custom<ConnectorClient['credentials']>(
      (held) => typeof held === 'object' && held !== null,
    ),
  }),
});

const WithToken = z.object({ token: z.string() });
/** Nothing where there is no token: the SDK's type does not say so, its client does it, and its prompts count on it. */
const Found = z.custom<TokenResponse>(
  (answer) => answer === undefined || WithToken.safeParse(answer).success,
);
/** As it is: of a connection it says more than its link. */
const SignInResource = z.custom<SignInUrlResponse>((answer) => typeof answer === 'object' && answer !== null);

/** The token service answered, but will not do it, however often it is asked. Carries neither codes nor tokens. */
export class TokenServiceRefusal extends Error {
  override readonly name = 'TokenServiceRefusal';
  readonly statusCode: number;

  constructor(statusCode: number) {
    super(`The token service answered ${statusCode}`);
    this.statusCode = statusCode;
  }
}

/**
 * A client of the Bot Framework's token service that makes the calls of a sign-in itself, without the SDK's pipeline, and
 * leaves all others to it. What fails in passing is tried again within two seconds, where the SDK takes up to ten.
 *
 * Throws IoError `token-service.unavailable` or a {@link TokenServiceRefusal}.
 */
export class DirectTokenClient extends UserTokenClient {
  readonly #inner: UserTokenClient;
  readonly #facts: z.infer<typeof Hidden>;

  /** @throws ZodError where another version of the SDK keeps what is needed elsewhere. */
  constructor(inner: UserTokenClient) {
    super();
    this.#inner = inner;
    this.#facts = Hidden.parse(inner);
  }

  override async getUserToken(
    userId: string,
    connectionName: string,
    channelId: string,
    code: string,
  ): Promise<TokenResponse> {
    const query = { userId, connectionName, channelId, code };
    return readAs(Found, await this.#ask('GET', 'api/usertoken/GetToken', query));
  }

  override async getSignInResource(
    connectionName: string,
    activity: Activity,
    finalRedirect: string,
  ): Promise<SignInUrlResponse> {
    const { appId } = this.#facts;
    // The SDK refuses it.
    if (appId === undefined) return this.#inner.getSignInResource(connectionName, activity, finalRedirect);
    const state = UserTokenClient.createTokenExchangeState(appId, connectionName, activity);
    const body = await this.#ask('GET', 'api/botsignin/GetSignInResource', { state, finalRedirect });
    if (body === undefined) throw new TokenServiceRefusal(NOT_FOUND);
    return readAs(SignInResource, body);
  }

  override async signOutUser(userId: string, connectionName: string, channelId: string): Promise<void> {
    await this.#ask('DELETE', 'api/usertoken/SignOut', { userId, connectionName, channelId });
  }

  override getTokenStatus(
    ...asked: Parameters<Inner['getTokenStatus']>
  ): ReturnType<Inner['getTokenStatus']> {
    return this.#inner.getTokenStatus(...asked);
  }

  override getAadTokens(...asked: Parameters<Inner['getAadTokens']>): ReturnType<Inner['getAadTokens']> {
    return this.#inner.getAadTokens(...asked);
  }

  override exchangeToken(...asked: Parameters<Inner['exchangeToken']>): ReturnType<Inner['exchangeToken']> {
    return this.#inner.exchangeToken(...asked);
  }

  /** @returns the body; `undefined` where there is nothing of the kind. */
  async #ask(
    method: string,
    path: string,
    query: Readonly<Record<string, string>>,
  ): Promise<string | undefined> {
    const { baseUri, credentials } = this.#facts.client;
    const { origin, pathname } = new URL(baseUri);
    const request = {
      ...{ method, origin, withinMs: ANSWER_WITHIN_MS },
      path: `${pathname.replace(/\/*$/, '/')}${path}?${stringify(query)}`,
    };
    return retryBriefly(async () => {
      const headers = { accept: 'application/json', ...(await signatureOf(credentials)) };
      return readAnswer(await send({ ...request, headers }));
    });
  }
}

async function send(request: HttpRequest): Promise<HttpAnswer> {
  try {
    return await sendRequest(request);
  } catch (error) {
    throw unavailable(error);
  }
}

function readAnswer({ status, body }: HttpAnswer): string | undefined {
  if (status === NOT_FOUND) return undefined;
  const isGood = status >= 200 && status < 300;
  if (isGood && body !== undefined) return body;
  const refusal = new TokenServiceRefusal(status);
  throw isGood || status >= 500 || status === TOO_MANY_REQUESTS ? unavailable(refusal) : refusal;
}

/** Nobody waits longer than for one answer that does not come. */
function unavailable(cause: unknown): IoError {
  const isLate = cause instanceof Error && 'code' in cause && cause.code === 'ETIMEDOUT';
  return new IoError('token-service.unavailable', { retryable: !isLate, cause });
}

/** What was near a token goes into no error. @throws where it is no such answer. */
function readAs<T>(schema: z.ZodType<T>, body: string | undefined): T {
  const read = schema.safeParse(body === undefined ? undefined : readJson(body));
  if (read.success) return read.data;
  throw new Error('The token service gave no answer that can be read.');
}
