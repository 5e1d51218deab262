import { subscribe } from 'node:diagnostics_channel';
import { Server } from 'node:net';
import type { z } from 'zod';
import type { Told } from './usage.ts';

/**
 * Loaded before a measured program (`node --import`), so that the program itself stays as its author would write it:
 * tells the parent where it listens, and what it has used when asked. Loads no packages: they would be measured, too.
 */

function tell(message: z.infer<typeof Told>): void {
  process.send?.(message);
}

subscribe('tracing:net.server.listen:asyncEnd', (message) => {
  if (!isObject(message) || !('server' in message) || !(message.server instanceof Server)) return;
  const address = message.server.address();
  if (address !== null && typeof address !== 'string') tell({ kind: 'listening', port: address.port });
});

process.on('message', (message) => {
  if (message !== 'usage') return;
  globalThis.gc?.();
  const { user, system } = process.cpuUsage();
  const { rss, heapUsed } = process.memoryUsage();
  const handles = process.getActiveResourcesInfo().length;
  tell({
    kind: 'usage',
    usage: { cpuMs: (user + system) / 1000, rssBytes: rss, heapBytes: heapUsed, handles },
  });
});

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}

// Nobody is left who could end it.
process.once('disconnect', () => process.exit(1));
