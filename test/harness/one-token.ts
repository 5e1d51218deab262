import { AppCredentials, type AuthenticatorResult } from 'botframework-connector';

/** Signs with one token; without one, as an app without an id. */
export class OneToken extends AppCredentials {
  readonly #token: string | undefined;

  constructor(token?: string) {
    super(token === undefined ? '' : `app-${token}`);
    this.#token = token;
  }

  protected override refreshToken(): Promise<AuthenticatorResult> {
    return Promise.resolve({ accessToken: this.#token ?? '', expiresOn: new Date(Date.now() + 3_600_000) });
  }
}
