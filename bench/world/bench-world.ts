import { fileURLToPath } from 'node:url';
import { type MeasuredProcess, startMeasured } from '../process/measured-process.ts';
import { type Listening, openListening } from './listen.ts';
import { WorldCounts, type WorldOrders } from './orders.ts';

const ENTRY = fileURLToPath(new URL('index.ts', import.meta.url));

/** The world in its process, as the bench talks to it. */
export interface BenchWorld {
  readonly origin: string;
  /** What activities carry as their service URL. */
  readonly serviceUrl: string;
  readonly process: MeasuredProcess;
  /** What was counted since the last time. */
  counts(): Promise<WorldCounts>;
  /** Hears what bots say in a conversation from now on. */
  readonly listen: Listening['listen'];
  /** Holds back every answer of Graph to matching requests. */
  delayGraph(pathPattern: string, delayMs: number): Promise<void>;
  stop(): Promise<void>;
}

/** Starts a world. */
export async function startWorld(orders: WorldOrders): Promise<BenchWorld> {
  const process = await startMeasured({ entry: ENTRY, env: { ORDERS: JSON.stringify(orders) } });
  const { origin } = process;
  const { listen, close } = await openListening(`${origin}/news`);
  const read = async (path: string): Promise<unknown> => (await fetch(`${origin}${path}`)).json();
  return {
    origin,
    serviceUrl: `${origin}/connector/`,
    process,
    counts: async () => WorldCounts.parse(await read('/counts')),
    listen,
    async delayGraph(pathPattern, delayMs) {
      const response = await fetch(`${origin}/control/faults`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ pathPattern, delayMs }),
      });
      if (!response.ok) throw new Error(`The world answered ${response.status} to a fault`);
    },
    async stop() {
      close();
      await process.stop();
    },
  };
}
