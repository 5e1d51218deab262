import type { DeviceDirectory } from '../devices/device-directory.ts';
import type { Device } from '../devices/device.ts';
import type { Logger } from '../platform/logger.ts';
import { DEVICE_FIELDS, DeviceSchema, PageSchema, readItemId } from './device-schema.ts';
import { GraphError } from './graph-error.ts';
import type { Graph } from './graph.ts';
import { isGuid } from './guid.ts';
import { unlessGone } from './unless-gone.ts';

/** More devices than any person has; ends a list that links to itself. */
const MOST_PAGES = 20;

/**
 * How a user's devices are asked for: `user` reads `users/{id}/managedDevices`, `filter` reads all managed
 * devices with a filter. Which of them a tenant allows an application is not verified; see the tenant checklist.
 */
export type ListVia = 'user' | 'filter';

/**
 * Intune's managed devices.
 *
 * The bot may read every device of the tenant, so each answer is checked here again: what does not carry the
 * person's own id as its `userId` never leaves this module. A device that cannot be parsed is left out and
 * logged with its id; the others are still shown.
 */
export function createDeviceDirectory(graph: Graph, log: Logger, listVia: ListVia = 'user'): DeviceDirectory {
  return {
    listOwned: async (userId) => {
      if (!isGuid(userId)) return [];
      const items = await readAllPages(graph, log, firstPage(graph, listVia, userId));
      return items.flatMap((item) => readDevice(item, log)).filter((device) => isOwnedBy(device, userId));
    },
    findOwned: async (userId, deviceId) => {
      if (!isGuid(userId) || !isGuid(deviceId)) return undefined;
      const device = await readOne(graph, deviceId);
      return device !== undefined && isOwnedBy(device, userId) ? device : undefined;
    },
  };
}

function isOwnedBy(device: Device, userId: string): boolean {
  return device.userId === userId.toLowerCase();
}

function firstPage(graph: Graph, listVia: ListVia, userId: string): Promise<unknown> {
  const $select = DEVICE_FIELDS;
  if (listVia === 'user') return graph.get('beta', `users/${userId}/managedDevices`, { $select });
  return graph.get('beta', 'deviceManagement/managedDevices', { $select, $filter: `userId eq '${userId}'` });
}

async function readAllPages(graph: Graph, log: Logger, first: Promise<unknown>): Promise<unknown[]> {
  const items: unknown[] = [];
  let answer = await first;
  for (let page = 1; ; page++) {
    const { value, '@odata.nextLink': nextLink } = readPage(answer);
    items.push(...value);
    if (nextLink === undefined) return items;
    if (page === MOST_PAGES) break;
    answer = await graph.follow(nextLink);
  }
  log.warn({ pages: MOST_PAGES }, 'The device list goes on: its end is left out');
  return items;
}

function readPage(answer: unknown): ReturnType<typeof PageSchema.parse> {
  const page = PageSchema.safeParse(answer);
  if (page.success) return page.data;
  throw new GraphError('graph.unexpected-response', { retryable: false });
}

function readDevice(item: unknown, log: Logger): Device[] {
  const device = DeviceSchema.safeParse(item);
  if (device.success) return [device.data];
  log.warn({ deviceId: readItemId(item) }, 'Intune described a device in a way that cannot be read');
  return [];
}

async function readOne(graph: Graph, deviceId: string): Promise<Device | undefined> {
  const answer = await unlessGone(
    graph.get('beta', `deviceManagement/managedDevices/${deviceId}`, { $select: DEVICE_FIELDS }),
  );
  if (answer === undefined) return undefined;
  const device = DeviceSchema.safeParse(answer);
  if (device.success) return device.data;
  throw new GraphError('graph.unexpected-response', { retryable: false });
}
