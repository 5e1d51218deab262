import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { getCACertificates, setDefaultCACertificates } from 'node:tls';
import { fileURLToPath } from 'node:url';
import { Redis } from 'ioredis';
import type { JWTPayload } from 'jose';
import { useCertificates } from '../harness/certificates.ts';
import { type ProductionBot, startProductionBot } from '../harness/production-bot.ts';
import { openProductionWorld, type ProductionWorld } from '../harness/production-world.ts';
import { usePrivateRedis } from '../harness/redis-server.ts';
import { createTeamsActivity, type TeamsActivity } from '../harness/teams-activity.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** What a turn or anything behind it would write; the bot's own signs of life are others. */
const WORK = /:(state|once|lock|notice|approval|blocks|pause|\{(resets|limits|cases|audit|webhooks)\})/;

/** The production entry in a process of its own, with the channel's authentication on. */
export interface ProductionTarget {
  readonly stage: ProductionWorld;
  readonly bot: ProductionBot;
  readonly port: number;
  /** An `Authorization` header with the channel's own token for Alex's chat; only what is given differs. */
  readonly bearer: (claims?: JWTPayload) => Promise<string>;
  /** Posts a wish of Alex's past the channel; only what is given differs. */
  readonly post: (
    authorization: string | undefined,
    activity?: TeamsActivity,
    headers?: Readonly<Record<string, string>>,
  ) => Promise<Response>;
  /** The conversation never began: nobody was asked or told anything, and nothing was stored. */
  readonly assertNothingDone: () => Promise<void>;
}

type Settings = Readonly<Record<string, string>>;

/**
 * Starts one for a suite.
 *
 * @param settings Further ones; asked for when it starts, where they are not known before.
 * @returns What gives it, once the tests run.
 */
export function useProductionTarget(settings: Settings | (() => Settings) = {}): () => ProductionTarget {
  const certificates = useCertificates();
  const redis = usePrivateRedis();
  const trusted = getCACertificates('default');
  let target: ProductionTarget | undefined;

  before(async () => {
    // What the bot is told with NODE_EXTRA_CA_CERTS, for the world around it in this process.
    setDefaultCACertificates([...trusted, certificates().ca]);
    const stage = await openProductionWorld(certificates());
    const own = { REDIS_URL: redis().url, REDIS_KEY_PREFIX: `attacked-${randomUUID()}` };
    const further = typeof settings === 'function' ? settings() : settings;
    const bot = await startProductionBot(ROOT, { ...stage.settings, ...own, ...further }, 'bot/index.ts');
    target = aimAt(stage, bot, redis().port);
  });
  after(async () => {
    await target?.bot.kill();
    await target?.stage.close();
    setDefaultCACertificates(trusted);
  });

  return () => {
    if (target === undefined) throw new Error('The target is only there while the tests run');
    return target;
  };
}

function aimAt(stage: ProductionWorld, bot: ProductionBot, redisPort: number): ProductionTarget {
  const { connector, channel, world, alex, botEndpoint } = stage;
  return {
    stage,
    bot,
    port: Number(new URL(botEndpoint).port),
    bearer: async (claims = {}) =>
      `Bearer ${await channel.sign({ serviceurl: connector.serviceUrl, ...claims })}`,
    post: (authorization, activity = {}, headers = {}) =>
      fetch(botEndpoint, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          ...(authorization === undefined ? {} : { authorization }),
          ...headers,
        },
        body: JSON.stringify(createTeamsActivity(alex.seat, { type: 'message', text: 'reset', ...activity })),
      }),
    async assertNothingDone() {
      assert.deepEqual(connector.records, []);
      assert.deepEqual(world.intune.journal.list(), []);
      assert.deepEqual(
        (await keysOf(redisPort)).filter((key) => WORK.test(key)),
        [],
      );
    },
  };
}

async function keysOf(port: number): Promise<readonly string[]> {
  const client = new Redis(port, '127.0.0.1');
  try {
    return await client.keys('*');
  } finally {
    client.disconnect();
  }
}
