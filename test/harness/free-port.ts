import { randomInt } from 'node:crypto';
import { createServer } from 'node:net';

/**
 * Below the ports that systems give to outgoing connections (from 32768 on): one of those would take a port between
 * finding it and listening on it. With room for the bus of a Redis cluster, 10000 ports above.
 */
const LOWEST = 10_240;
const HIGHEST = 22_000;
const TRIES = 100;

/** A port of loopback that nobody listens on at this moment. */
export async function findFreePort(): Promise<number> {
  for (let attempt = 0; attempt < TRIES; attempt++) {
    const port = randomInt(LOWEST, HIGHEST);
    if (await isFree(port)) return port;
  }
  throw new Error(`No free port among ${TRIES} between ${LOWEST} and ${HIGHEST}`);
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => {
      resolve(false);
    });
    server.listen(port, 'localhost', () => {
      server.close(() => {
        resolve(true);
      });
    });
  });
}
