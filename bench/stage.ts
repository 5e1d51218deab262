import { fileURLToPath } from 'node:url';
import { type MeasuredProcess, type Program, startMeasured } from './process/measured-process.ts';
import { type BenchRedis, startRedis } from './process/redis.ts';
import type { ProductOrders } from './subjects/orders.ts';
import { type BenchWorld, startWorld } from './world/bench-world.ts';
import type { WorldOrders } from './world/orders.ts';

/** What is measured beside the product. */
export const BASELINES = {
  echo: 'botbuilder-echo.ts',
  oauth: 'botbuilder-oauth.ts',
  agents: 'agents-sdk-echo.ts',
  plain: 'plain-http.ts',
} as const;
export type Baseline = keyof typeof BASELINES;

/** A world, a Redis, and the bots between them. */
export interface Stage {
  readonly world: BenchWorld;
  readonly redis: BenchRedis;
  startBaseline(name: Baseline): Promise<MeasuredProcess>;
  /** @param changes Such as another way to Redis. */
  startProduct(changes?: Partial<ProductOrders>, nodeOptions?: readonly string[]): Promise<MeasuredProcess>;
  /** Ends everything that was started here. */
  close(): Promise<void>;
}

/** Opens a stage. Whatever was started ends with it, also where a measurement breaks off. */
export async function openStage(orders: WorldOrders): Promise<Stage> {
  const [world, redis] = await Promise.all([startWorld(orders), startRedis()]);
  const running: MeasuredProcess[] = [];
  const start = async (program: Program): Promise<MeasuredProcess> => {
    const started = await startMeasured(program);
    running.push(started);
    return started;
  };
  return {
    world,
    redis,
    startBaseline: (name) =>
      start({
        entry: placeOf(`baselines/${BASELINES[name]}`),
        env: { OAUTH_URL: `${world.origin}/tokens` },
      }),
    startProduct(changes = {}, nodeOptions = []) {
      const product = { worldUrl: world.origin, redisUrl: redis.url, prefix: 'bench', ...changes };
      return start({
        entry: placeOf('subjects/product.ts'),
        env: { ORDERS: JSON.stringify(product) },
        nodeOptions,
      });
    },
    async close() {
      await Promise.all(running.map((each) => each.stop()));
      await world.stop();
      await redis.stop();
    },
  };
}

/** Opens a stage, works on it, and closes it whatever comes of it. */
export async function onStage<T>(orders: WorldOrders, work: (stage: Stage) => Promise<T>): Promise<T> {
  const stage = await openStage(orders);
  try {
    return await work(stage);
  } finally {
    await stage.close();
  }
}

function placeOf(path: string): string {
  return fileURLToPath(new URL(path, import.meta.url));
}
