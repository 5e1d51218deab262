import { en } from '../../locales/en.ts';
import { BOT_FRAMEWORK_AUDIENCE } from '../../sandbox/entra/apis.ts';
import { createBotTokenCheck } from '../../sandbox/entra/bot-access.ts';
import { SANDBOX_MAILBOX } from '../../sandbox/mailbox/outbox.ts';
import { startWorld, type World } from '../../sandbox/world.ts';
import type { Certificates } from './certificates.ts';
import { DESK_DEVICES } from './desk-devices.ts';
import { createDeskPerson, type DeskPerson } from './desk-person.ts';
import { findFreePort } from './free-port.ts';
import { keepWorld } from './secret-hunt/keep-world.ts';
import { openSigningChannel, type SigningChannel } from './signing-channel.ts';
import { startTeamsConnector, type TeamsConnector } from './teams-connector.ts';

/** Devices answer before the bot looks for the first time. */
const STEP_DELAY_MS = 50;

/** Everything around a bot with production's settings, all of it with TLS and each side proving who it is. */
export interface ProductionWorld {
  readonly world: World;
  readonly connector: TeamsConnector;
  readonly channel: SigningChannel;
  readonly alex: DeskPerson;
  /** The bot's own `/api/messages`, past the channel. */
  readonly botEndpoint: string;
  /** What to start the bot with; only Redis is missing. */
  readonly settings: Readonly<Record<string, string>>;
  close(): Promise<void>;
}

/** Opens one, with the certificate for `localhost`. The bot is not part of it. */
export async function openProductionWorld({ caFile, cert, key }: Certificates): Promise<ProductionWorld> {
  const tls = { cert, key };
  const port = await findFreePort();
  const botEndpoint = `http://localhost:${port}/api/messages`;
  const channelPort = await findFreePort();
  const botEndpointOfTeams = `https://localhost:${channelPort}/api/messages`;
  const intune = { stepDelayMs: STEP_DELAY_MS, seed: DESK_DEVICES };
  const world = await startWorld({ port: 0, botEndpoint: botEndpointOfTeams, intune, tls, knowsBot: true });
  const { entra, tokenService } = world;
  const appId = entra.app.clientId;
  const channel = await openSigningChannel({
    ...{ tls, port: channelPort, appId, botEndpoint, issuer: BOT_FRAMEWORK_AUDIENCE },
  });
  const connector = await startTeamsConnector({ tls, accepts: createBotTokenCheck(entra) });
  const places = { endpoint: channel.endpoint, connector, intune: world.intune, words: en };
  return {
    ...{ world, connector, channel, botEndpoint },
    alex: createDeskPerson(places, {}),
    settings: {
      BOT_PORT: String(port),
      BOT_HOST_ADDRESS: 'localhost',
      MicrosoftAppType: 'SingleTenant',
      MicrosoftAppId: appId,
      MicrosoftAppTenantId: entra.tenantId,
      MicrosoftAppPassword: entra.app.clientSecret,
      OAUTH_CONNECTION: 'fresh-sign-in',
      SIGN_IN_AUDIENCE: entra.audience,
      SIGN_IN_KEYS_URL: entra.jwksUrl,
      ENTRA_URL: `${world.origin}/entra/`,
      GRAPH_BASE_URL: world.graphUrl,
      BOT_OPENID_METADATA_URL: channel.openIdMetadataUrl,
      BOT_TOKEN_SERVICE_URL: tokenService.url,
      SERVICE_URL_HOSTS: new URL(connector.serviceUrl).hostname,
      NOTIFY_MAILBOX: SANDBOX_MAILBOX,
      NODE_EXTRA_CA_CERTS: caFile,
    },
    async close() {
      keepWorld(world);
      await world.close();
      await connector.close();
      await channel.close();
    },
  };
}
