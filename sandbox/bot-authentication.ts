import {
  AuthenticationConstants,
  type BotFrameworkAuthentication,
  ClaimsIdentity,
  type UserTokenClient,
} from 'botframework-connector';
import { SingleTryAuthentication } from '../bot/single-try-authentication.ts';
import { SANDBOX_APP_ID } from './entra/app-registration.ts';

/**
 * The bot's authentication in the sandbox: without an app id, so that the endpoint's authentication is
 * off, but with tokens of people, which the SDK refuses to fetch without one. Production's own client
 * talks to the sandbox's token service over HTTP, as it does to the real one.
 */
export class SandboxBotFrameworkAuthentication extends SingleTryAuthentication {
  readonly #tokenService: BotFrameworkAuthentication;
  readonly #bot = new ClaimsIdentity(
    [{ type: AuthenticationConstants.AudienceClaim, value: SANDBOX_APP_ID }],
    AuthenticationConstants.AnonymousAuthType,
  );

  /** @param tokenServiceUrl Base of the token service's REST API. */
  constructor(tokenServiceUrl: string) {
    super({});
    this.#tokenService = new SingleTryAuthentication({ OAuthUrl: tokenServiceUrl });
  }

  override createUserTokenClient(): Promise<UserTokenClient> {
    return this.#tokenService.createUserTokenClient(this.#bot);
  }
}
