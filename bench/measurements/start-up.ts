import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from '../../deploy/build/build.ts';
import type { Effort, Measurement } from '../measurement.ts';
import { startMeasured } from '../process/measured-process.ts';
import { type BenchRedis, startRedis } from '../process/redis.ts';
import { type Figure, formatSpread } from '../report/figure.ts';
import { ratioOf, spreadOf } from '../report/stats.ts';
import { BASELINES } from '../stage.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const MOST_TIMES_SLOWER = 1.3;

/** The production build with all its settings, beside the echo bot: from the start until it listens. */
export const startUp: Measurement = {
  name: 'start-up',
  title: 'Start-up',
  isQuick: true,
  async run(effort) {
    // Inside the repository, so that it finds what is not in the bundle.
    const folder = await mkdtemp(join(ROOT, 'dist-bench-'));
    const redis = await startRedis();
    try {
      await build(folder);
      return await compare(folder, redis, effort);
    } finally {
      await redis.stop();
      await rm(folder, { recursive: true, force: true });
    }
  },
};

interface Start {
  readonly ms: number;
  readonly rssMb: number;
}

async function compare(
  folder: string,
  redis: BenchRedis,
  { quick, tell }: Effort,
): Promise<readonly Figure[]> {
  const echo: Start[] = [];
  const product: Start[] = [];
  const rounds = quick ? 2 : 9;
  // The first round fills the caches of the file system.
  for (let round = 0; round <= rounds; round++) {
    const one = await start(join(ROOT, 'bench/baselines', BASELINES.echo), {});
    const other = await start(join(folder, 'bot/index.js'), productionSettings(redis));
    tell(`round ${round}: echo ${one.ms.toFixed(0)} ms, product ${other.ms.toFixed(0)} ms`);
    if (round === 0) continue;
    echo.push(one);
    product.push(other);
  }
  return [
    figureOf('time until it listens', 'ms', product, echo, ({ ms }) => ms),
    figureOf('memory when it listens', 'MB', product, echo, ({ rssMb }) => rssMb),
  ];
}

async function start(entry: string, env: Readonly<Record<string, string>>): Promise<Start> {
  const started = await startMeasured({ entry, env });
  const { rssBytes } = await started.usage();
  await started.stop();
  return { ms: started.startedWithinMs, rssMb: rssBytes / 1e6 };
}

function figureOf(
  what: string,
  unit: string,
  product: readonly Start[],
  echo: readonly Start[],
  read: (start: Start) => number,
): Figure {
  const ratio = ratioOf(product.map(read), echo.map(read));
  return {
    what,
    measured: formatSpread(spreadOf(product.map(read)), unit),
    against: { baseline: 'echo', ratio },
    goal: {
      text: `≤ ${MOST_TIMES_SLOWER} ×`,
      isReached: ratio.median <= MOST_TIMES_SLOWER,
      kind: 'time',
    },
  };
}

/** Made up, but complete: nothing of them is asked before somebody writes. */
function productionSettings(redis: BenchRedis): Readonly<Record<string, string>> {
  return {
    MicrosoftAppId: '0d5e7a31-94c2-4b86-a1f7-3c6e8b20d94f',
    MicrosoftAppType: 'SingleTenant',
    MicrosoftAppTenantId: '6f1c2b7e-4a0d-4c59-9b1e-2d8f5a7c3e10',
    MicrosoftAppPassword: 'made-up',
    OAUTH_CONNECTION: 'fresh-sign-in',
    SIGN_IN_AUDIENCE: 'api://0d5e7a31-94c2-4b86-a1f7-3c6e8b20d94f',
    REDIS_URL: redis.url,
    REDIS_PREFIX: 'bench',
    BOT_PORT: '10191',
    LOG_LEVEL: 'error',
  };
}
