import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { type MeasuredProcess, startMeasured } from '../process/measured-process.ts';
import { ChatEntry, WorldCounts, type WorldOrders } from './orders.ts';

const ENTRY = fileURLToPath(new URL('index.ts', import.meta.url));
const Chat = z.array(ChatEntry);

/** The world in its process, as the bench talks to it. */
export interface BenchWorld {
  readonly origin: string;
  /** What activities carry as their service URL. */
  readonly serviceUrl: string;
  readonly process: MeasuredProcess;
  /** What was counted since the last time. */
  counts(): Promise<WorldCounts>;
  /** What was said in a conversation from a number on; waits so long for the first. */
  chat(conversationId: string, from: number, waitMs: number): Promise<readonly ChatEntry[]>;
  /** Holds back every answer of Graph to matching requests. */
  delayGraph(pathPattern: string, delayMs: number): Promise<void>;
}

/** Starts a world. */
export async function startWorld(orders: WorldOrders): Promise<BenchWorld> {
  const process = await startMeasured({ entry: ENTRY, env: { ORDERS: JSON.stringify(orders) } });
  const { origin } = process;
  const read = async (path: string): Promise<unknown> => (await fetch(`${origin}${path}`)).json();
  return {
    origin,
    serviceUrl: `${origin}/connector/`,
    process,
    counts: async () => WorldCounts.parse(await read('/counts')),
    async chat(conversationId, from, waitMs) {
      const query = new URLSearchParams({ id: conversationId, from: String(from), waitMs: String(waitMs) });
      return Chat.parse(await read(`/chat?${query.toString()}`));
    },
    async delayGraph(pathPattern, delayMs) {
      const response = await fetch(`${origin}/control/faults`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ pathPattern, delayMs }),
      });
      if (!response.ok) throw new Error(`The world answered ${response.status} to a fault`);
    },
  };
}
