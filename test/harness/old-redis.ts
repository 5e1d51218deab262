import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

/** What a Redis says of its version, where the number before the first point has one digit. */
const VERSION = /(?<=redis_version:)\d(?=\.)/;

/** A Redis of a version that is too old, as far as it says itself; else it is the one behind it. */
export interface OldRedis {
  readonly url: string;
  close(): void;
}

/** Opens it before a real one. */
export async function openOldRedis(real: string): Promise<OldRedis> {
  const { hostname, port } = new URL(real);
  const sockets = new Set<Socket>();
  const server = createServer((client) => {
    const redis = connect(Number(port), hostname);
    for (const socket of [client, redis]) {
      sockets.add(socket);
      socket.on('error', () => socket.destroy());
    }
    client.pipe(redis);
    // As long as before: the protocol counts bytes.
    redis.on('data', (data) => client.write(data.toString('latin1').replace(VERSION, '5'), 'latin1'));
    redis.on('close', () => client.destroy());
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  // Listening on a port, it is never a pipe.
  const address = server.address() as AddressInfo;
  return {
    url: `redis://127.0.0.1:${address.port}`,
    close() {
      server.close();
      for (const socket of sockets) socket.destroy();
    },
  };
}
