import type { TokenCredential } from '@azure/identity';
import { ChannelAuthentication } from './channel-authentication.ts';
import { ChannelCredentials } from './channel-credentials.ts';
import type { Config } from './config.ts';

/** The Bot Framework of the settings: who is let in, and as whom the bot speaks. */
export function openChannel(config: Config, credential: TokenCredential): ChannelAuthentication {
  const places = {
    tokenIssuer: config.BOT_TOKEN_ISSUER,
    openIdMetadataUrl: config.BOT_OPENID_METADATA_URL,
    tokenServiceUrl: config.BOT_TOKEN_SERVICE_URL,
    entraUrl: config.ENTRA_URL,
  };
  return new ChannelAuthentication(places, new ChannelCredentials(config.MicrosoftAppId, credential));
}
