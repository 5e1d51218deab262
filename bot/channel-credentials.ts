import type { TokenCredential } from '@azure/identity';
import {
  AppCredentials,
  type AuthenticatorResult,
  ServiceClientCredentialsFactory,
} from 'botframework-connector';

/**
 * Signs what the bot sends to Teams and to the token service with the credential that Graph is called with.
 *
 * The SDK's own factories would look for a managed identity in the environment's variables first, and send a
 * certificate to the global Entra whatever the cloud. They also switch authentication of what comes in off where
 * the app id is empty; here it cannot be off.
 */
export class ChannelCredentials extends ServiceClientCredentialsFactory {
  readonly #appId: string;
  readonly #credential: TokenCredential;

  constructor(appId: string, credential: TokenCredential) {
    super();
    this.#appId = appId;
    this.#credential = credential;
  }

  override isValidAppId(appId: string): Promise<boolean> {
    return Promise.resolve(appId === this.#appId);
  }

  override isAuthenticationDisabled(): Promise<boolean> {
    return Promise.resolve(false);
  }

  override createCredentials(_appId: string, audience: string | undefined): Promise<AppCredentials> {
    return Promise.resolve(new SignedByEntra(this.#appId, audience, this.#credential));
  }
}

/** The SDK keeps a token by app id and audience, for all instances of this class together. */
class SignedByEntra extends AppCredentials {
  readonly #credential: TokenCredential;

  constructor(appId: string, audience: string | undefined, credential: TokenCredential) {
    super(appId, undefined, audience);
    this.#credential = credential;
  }

  protected override async refreshToken(): Promise<AuthenticatorResult> {
    const token = await this.#credential.getToken(`${this.oAuthScope}/.default`);
    if (token === null) throw new Error('Entra gave no token');
    return { accessToken: token.token, expiresOn: new Date(token.expiresOnTimestamp) };
  }
}
