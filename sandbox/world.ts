import { createServer, type Server } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import express from 'express';
import { type Clock, systemClock } from '../services/platform/clock.ts';
import { createControl } from './control/index.ts';
import { createDevicesPage } from './devices-page/index.ts';
import { createEntra, type Entra, ENTRA_PATH } from './entra/entra.ts';
import { createGraphTokenCheck, createGraphCredential, type GraphCredential } from './entra/graph-access.ts';
import { createIntune, type Intune, type IntuneOptions } from './intune/index.ts';
import { createMailboxPage, MAILBOX_PATH } from './mailbox/index.ts';
import { PEOPLE, type Person } from './people.ts';
import { createTwoSides, TWO_SIDES_PATH } from './playground/two-sides.ts';
import { createTokenService, TOKEN_SERVICE_PATH, type TokenService } from './token-service/token-service.ts';

/** Where the simulated Microsoft Graph is mounted. */
const GRAPH_PATH = '/graph';

/** What a local world needs to know. */
export interface WorldOptions {
  /** 0 for any free port. */
  readonly port: number;
  /** Where the bot takes activities. */
  readonly botEndpoint: string;
  /** Where the chat is, for the devices page to link to. */
  readonly chatUrl?: string;
  readonly intune?: Omit<IntuneOptions, 'acceptToken' | 'clock' | 'people'>;
  /** Who can sign in; the sandbox's own people where absent. */
  readonly people?: readonly Person[];
  /** Whether the bot has to show the token service who it is, as in production. The sandbox's bot has no secret to do so. */
  readonly knowsBot?: boolean;
  /** A certificate for `localhost` and its key, as PEM; plain HTTP where absent. */
  readonly tls?: { readonly cert: string; readonly key: string };
  /** The time of this world; the machine's where absent. */
  readonly clock?: Clock;
}

/** Entra, its token service, and Intune with its devices: everything around the bot but the chat. */
export interface World {
  readonly origin: string;
  readonly devicesUrl: string;
  /** Where the chat client sends what is said: on to the bot, in the name of whoever sits there. */
  readonly playgroundEndpoint: string;
  readonly mailboxUrl: string;
  readonly graphUrl: string;
  readonly entra: Entra;
  readonly tokenService: TokenService;
  readonly intune: Intune;
  readonly graphCredential: GraphCredential;
  close(): Promise<void>;
}

/** Starts the local world, on loopback only. @throws where the port is taken. */
export async function startWorld({ chatUrl, clock = systemClock, ...options }: WorldOptions): Promise<World> {
  const { tls } = options;
  const server = tls ? createTlsServer(tls) : createServer();
  const port = await listenOnLoopback(server, options.port);
  const origin = `${tls ? 'https' : 'http'}://localhost:${port}`;
  const { people = PEOPLE } = options;
  const entra = createEntra({ origin, people, clock });
  const { botEndpoint, knowsBot } = options;
  const tokenService = createTokenService({ origin, entra, botEndpoint, knowsBot, clock });
  const checkToken = createGraphTokenCheck(entra);
  const acceptToken = async (header: string | undefined): Promise<boolean> => (await checkToken(header)).ok;
  const intune = createIntune({ ...options.intune, people, clock, acceptToken });
  const devicesPage = createDevicesPage({
    world: intune.world,
    ...(chatUrl === undefined ? {} : { chatUrl }),
  });
  const app = express();
  app.disable('x-powered-by');
  app.use(ENTRA_PATH, entra.router);
  app.use(TOKEN_SERVICE_PATH, tokenService.router);
  app.use(GRAPH_PATH, intune.router);
  app.use('/control', createControl(intune));
  app.use('/devices', devicesPage.router);
  app.use(TWO_SIDES_PATH, createTwoSides(botEndpoint));
  app.use(MAILBOX_PATH, createMailboxPage(intune.outbox));
  server.on('request', app);
  return {
    origin,
    devicesUrl: `${origin}/devices`,
    playgroundEndpoint: `${origin}${TWO_SIDES_PATH}`,
    mailboxUrl: `${origin}${MAILBOX_PATH}`,
    graphUrl: `${origin}${GRAPH_PATH}/`,
    entra,
    tokenService,
    intune,
    graphCredential: createGraphCredential(entra),
    async close() {
      devicesPage.close();
      intune.close();
      await closeServer(server);
    },
  };
}

/** The name, not the number: cookies and redirects of the sign-in are bound to it. */
async function listenOnLoopback(server: Server, port: number): Promise<number> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, 'localhost', resolve);
  });
  const address = server.address() as AddressInfo;
  return address.port;
}

function closeServer(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => {
      resolve();
    });
    server.closeAllConnections();
  });
}
