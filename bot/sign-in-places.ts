import type { Config } from './config.ts';

/** Who issues the tokens of fresh sign-ins, and where its keys are. */
export interface SignInPlaces {
  readonly issuer: string;
  readonly jwksUrl: string;
}

/** As the settings say, else those of the tenant's v2.0 tokens. */
export function signInPlaces(config: Config): SignInPlaces {
  const authority = new URL(config.MicrosoftAppTenantId, config.ENTRA_URL).href;
  return {
    issuer: config.SIGN_IN_ISSUER ?? `${authority}/v2.0`,
    jwksUrl: config.SIGN_IN_KEYS_URL ?? `${authority}/discovery/v2.0/keys`,
  };
}
