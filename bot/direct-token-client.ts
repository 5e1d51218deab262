import { stringify } from 'node:querystring';
import type { Activity, SignInUrlResponse, TokenResponse } from 'botbuilder';
import { type ConnectorClient, UserTokenClient } from 'botframework-connector';
import { z } from 'zod';
import { SECOND_MS } from '../services/platform/clock.ts';
import { IoError } from '../services/platform/errors.ts';
import { type HttpAnswer, sendRequest } from '../services/platform/http-request.ts';
import { retryBriefly } from '../services/platform/retry-briefly.ts';
import { signatureOf } from './channel-signature.ts';
import { readJson } from './read-json.ts';

/** For all tries of a call together. The SDK itself would wait forever; the token service answers within a second. */
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

/** The token service answered, but did not do it. Carries neither codes nor tokens. */
export class TokenServiceRefusal extends Error {
  override readonly name = 'TokenServiceRefusal';
  readonly statusCode: number;

  constructor(statusCode: number) {
    super(`The token service answered ${statusCode}`);
    this.statusCode = statusCode;
  }

  /** Whether asking again may help. An answer that began well broke off. */
  get isPassing(): boolean {
    return isGood(this.statusCode) || this.statusCode >= 500 || this.statusCode === TOO_MANY_REQUESTS;
  }
}

/**
 * A client of the Bot Framework's token service that makes the calls of a sign-in itself, without the SDK's pipeline, and
 * leaves all others to it. What fails in passing is tried again briefly, where the SDK waits up to ten seconds between tries.
 * Who is not signed in counts as signed out.
 *
 * Throws IoError `token-service.unavailable`, a {@link TokenServiceRefusal}, or what kept the bot from signing.
 */
export class DirectTokenClient extends UserTokenClient {
  readonly #inner: UserTokenClient;
  readonly #facts: z.infer<typeof Hidden>;
  readonly #withinMs: number;

  /** @throws ZodError where another version of the SDK keeps what is needed elsewhere. */
  constructor(inner: UserTokenClient, withinMs = ANSWER_WITHIN_MS) {
    super();
    this.#inner = inner;
    this.#withinMs = withinMs;
    this.#facts = Hidden.parse(inner);
  }

  override async getUserToken(
    userId: string,
    connectionName: string,
    channelId: string,
    code: string,
  ): Promise<TokenResponse> {
    const query = { userId, connectionName, channelId, code };
    const { body, isRepeated } = await this.#ask('GET', 'api/usertoken/GetToken', query);
    // A code is good for one token, which may have been in an answer that was lost: that it is wrong is not said.
    if (body === undefined && isRepeated) throw unavailable(new TokenServiceRefusal(NOT_FOUND), false);
    return readAs(Found, body);
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
    const { body } = await this.#ask('GET', 'api/botsignin/GetSignInResource', { state, finalRedirect });
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

  async #ask(method: string, path: string, query: Readonly<Record<string, string>>): Promise<Answer> {
    const { baseUri, credentials } = this.#facts.client;
    const { origin, pathname } = new URL(baseUri);
    const target = `${pathname.replace(/\/*$/, '/')}${path}?${stringify(query)}`;
    const until = performance.now() + this.#withinMs;
    let tries = 0;
    const ask = async (): Promise<Answer> => {
      tries += 1;
      const headers = { accept: 'application/json', ...(await signatureOf(credentials)) };
      const withinMs = Math.max(1, until - performance.now());
      try {
        const body = readAnswer(await sendRequest({ method, origin, path: target, headers, withinMs }));
        return { body, isRepeated: tries > 1 };
      } catch (error) {
        throw error instanceof TokenServiceRefusal && !error.isPassing ? error : unavailable(error, true);
      }
    };
    return retryBriefly(ask, { until });
  }
}

interface Answer {
  /** `undefined` where there is nothing of the kind. */
  readonly body: string | undefined;
  /** Whether an earlier try failed. It may have been heard all the same. */
  readonly isRepeated: boolean;
}

function readAnswer({ status, body }: HttpAnswer): string | undefined {
  if (status === NOT_FOUND) return undefined;
  if (!isGood(status) || body === undefined) throw new TokenServiceRefusal(status);
  return body;
}

function isGood(status: number): boolean {
  return status >= 200 && status < 300;
}

function unavailable(cause: unknown, retryable: boolean): IoError {
  return new IoError('token-service.unavailable', { retryable, cause });
}

/** What was near a token goes into no error. @throws where it is no such answer. */
function readAs<T>(schema: z.ZodType<T>, body: string | undefined): T {
  const read = schema.safeParse(body === undefined ? undefined : readJson(body));
  if (read.success) return read.data;
  throw unavailable(new Error('The token service gave no answer that can be read.'), false);
}
