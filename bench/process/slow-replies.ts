import { connect, createServer, type Socket } from 'node:net';
import type { AddressInfo } from 'node:net';
import { once } from 'node:events';

/** A way to Redis on which every answer takes long. */
export interface SlowReplies {
  readonly url: string;
  /** From now on, in milliseconds. */
  setDelay(ms: number): void;
  close(): void;
}

/**
 * Opens a way to Redis that holds every answer back for the same time: how long a turn then takes says how often it
 * waited, whatever it sent meanwhile.
 */
export async function openSlowReplies(redisUrl: string): Promise<SlowReplies> {
  const { hostname, port } = new URL(redisUrl);
  const sockets = new Set<Socket>();
  let delayMs = 0;
  const server = createServer((client) => {
    const redis = connect(Number(port), hostname);
    for (const socket of [client, redis]) {
      sockets.add(socket.setNoDelay(true));
      socket.on('error', () => socket.destroy());
    }
    client.pipe(redis);
    redis.on('data', (chunk) => setTimeout(() => client.write(chunk), delayMs));
    redis.once('close', () => client.destroy());
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address() as AddressInfo;
  return {
    url: `redis://127.0.0.1:${address.port}`,
    setDelay(ms) {
      delayMs = ms;
    },
    close() {
      for (const socket of sockets) socket.destroy();
      server.close();
    },
  };
}
