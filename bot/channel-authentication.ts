import type { Activity } from 'botbuilder';
import { AuthenticationError, type AuthenticateRequestResult } from 'botframework-connector';
import { decodeJwt } from 'jose';
import { IoError } from '../services/platform/errors.ts';
import type { ChannelCredentials } from './channel-credentials.ts';
import { SingleTryAuthentication } from './single-try-authentication.ts';

const UNAUTHORIZED = 401;

/** What the SDK's JWT library calls a forged, malformed or untimely token. */
const TOKEN_PROBLEMS = ['JsonWebTokenError', 'NotBeforeError', 'TokenExpiredError'];

/** Where the Bot Framework of a cloud is, and who it is. */
export interface ChannelPlaces {
  /** `iss` of its tokens, and whom ours are for. */
  readonly tokenIssuer: string;
  readonly openIdMetadataUrl: string;
  readonly tokenServiceUrl: string;
  /** Entra's base URL. */
  readonly entraUrl: string;
}

/**
 * Lets in what the Bot Framework itself signed, for this bot.
 *
 * The SDK would also take tokens of the Emulator, of other bots and of the App Service extension, the last ones
 * issued by the customer's own tenant.
 */
export class ChannelAuthentication extends SingleTryAuthentication {
  readonly #issuer: string;

  constructor(places: ChannelPlaces, credentials: ChannelCredentials) {
    super(
      {
        ToBotFromChannelTokenIssuer: places.tokenIssuer,
        ToBotFromChannelOpenIdMetadataUrl: places.openIdMetadataUrl,
        ToChannelFromBotOAuthScope: places.tokenIssuer,
        ToChannelFromBotLoginUrl: places.entraUrl,
        OAuthUrl: places.tokenServiceUrl,
      },
      credentials,
    );
    this.#issuer = places.tokenIssuer;
  }

  /**
   * @throws AuthenticationError where there is no valid token, and IoError `channel.keys-unavailable` where that could
   * not be found out: the first is answered with 401, the second with 500, after which Teams sends again.
   */
  override async authenticateRequest(
    activity: Activity,
    authHeader: string,
  ): Promise<AuthenticateRequestResult> {
    if (issuerOf(authHeader) !== this.#issuer) throw unauthorized();
    try {
      return await super.authenticateRequest(activity, authHeader);
    } catch (cause) {
      if (isTokensFault(cause)) throw unauthorized();
      throw new IoError('channel.keys-unavailable', { retryable: true, cause });
    }
  }
}

/** Who the token says it is from; nothing is checked yet. */
function issuerOf(authHeader: string): string | undefined {
  const [scheme, token, ...rest] = authHeader.split(' ');
  if (scheme !== 'Bearer' || token === undefined || rest.length > 0) return undefined;
  try {
    return decodeJwt(token).iss;
  } catch {
    return undefined;
  }
}

function isTokensFault(failure: unknown): boolean {
  if (failure instanceof AuthenticationError) return failure.statusCode === UNAUTHORIZED;
  return failure instanceof Error && TOKEN_PROBLEMS.includes(failure.name);
}

/** Says nothing of why: whoever sends forged tokens need not learn from it. */
function unauthorized(): AuthenticationError {
  return new AuthenticationError('unauthorized', UNAUTHORIZED);
}
