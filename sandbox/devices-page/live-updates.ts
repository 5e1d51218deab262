import type { Request, Response } from 'express';

import type { DeviceWorld } from '../intune/device-world.ts';
import type { SimulatedDevice } from '../intune/simulated-device.ts';

/** Tells open pages of every change, as server-sent events. */
export interface LiveUpdates {
  /** Answers a request for the stream, which stays open. */
  readonly serve: (req: Request, res: Response) => void;
  /** Ends all streams. */
  readonly close: () => void;
}

/**
 * Makes the stream of changes: `device` with what `describe` makes of the device, `world` where all are new.
 *
 * @param describe Gives what JSON can hold.
 */
export function createLiveUpdates(
  world: DeviceWorld,
  describe: (device: SimulatedDevice) => object,
): LiveUpdates {
  const streams = new Set<Response>();
  const unsubscribe = world.subscribe((changed) => {
    if (streams.size === 0) return;
    const event = changed
      ? `event: device\ndata: ${JSON.stringify(describe(changed))}\n\n`
      : 'event: world\ndata: {}\n\n';
    for (const stream of streams) stream.write(event);
  });
  return {
    serve(_req, res) {
      res.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
      res.write('retry: 1000\n\n');
      streams.add(res);
      res.on('close', () => streams.delete(res));
    },
    close() {
      unsubscribe();
      for (const stream of streams) stream.end();
    },
  };
}
