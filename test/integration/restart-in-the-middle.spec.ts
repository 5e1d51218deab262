import { randomUUID } from 'node:crypto';
import type { RunningApp } from '../../bot/app.ts';
import { storedInRedis } from '../../bot/shared-parts.ts';
import { en } from '../../locales/en.ts';
import { SECOND_MS } from '../../services/platform/clock.ts';
import { connectRedis } from '../../services/platform/redis.ts';
import { startSandboxBot } from '../../sandbox/bot.ts';
import { startWorld } from '../../sandbox/world.ts';
import { ANDROID, DESK_DEVICES } from '../harness/desk-devices.ts';
import { createDeskPerson } from '../harness/desk-person.ts';
import { findFreePort } from '../harness/free-port.ts';
import { usePrivateRedis } from '../harness/redis-server.ts';
import { startTeamsConnector } from '../harness/teams-connector.ts';
import { silent } from '../services/resets/hand-ports.ts';

/** Long enough to stop one bot and start another before it is over. */
const SIGN_IN_WINDOW_MS = 3 * SECOND_MS;

describe('a bot that is restarted while a sign-in is open', () => {
  const server = usePrivateRedis();
  const closing: (() => Promise<void>)[] = [];

  afterEach(async () => {
    for (const close of closing.splice(0).reverse()) await close();
  });

  it('closes the card when its time is over, though another instance opened it', async () => {
    const port = await findFreePort();
    const endpoint = `http://localhost:${port}/api/messages`;
    const connector = await startTeamsConnector();
    closing.push(() => connector.close());
    const world = await startWorld({ port: 0, botEndpoint: endpoint, intune: { seed: DESK_DEVICES } });
    closing.push(() => world.close());
    const prefix = `restart-${randomUUID()}`;
    const startBot = async (): Promise<RunningApp> => {
      const redis = await connectRedis({ url: server().url, prefix }, silent);
      const parts = { ...storedInRedis(redis, silent), oauthConnection: 'fresh-sign-in' };
      const bot = await startSandboxBot({
        world,
        port,
        log: silent,
        signInWindowMs: SIGN_IN_WINDOW_MS,
        parts,
      });
      const stop = async (): Promise<void> => {
        await bot.stop();
        await redis.close();
      };
      return { ...bot, stop };
    };
    const first = await startBot();
    const alex = createDeskPerson({ endpoint, connector, intune: world.intune, words: en }, {});
    await alex.reachSignIn(ANDROID);

    await first.stop();
    const second = await startBot();
    closing.push(second.stop);

    await alex.hears(en.notices.signInExpired.text);
  });
});
