import Fuse from 'fuse.js';
import type { Device } from '../services/devices/device.ts';
import type { Eligibility } from '../services/devices/platforms.ts';
import type { PolicyRefusal } from '../services/policy/policy-refusal.ts';

/** One device of the person, as the list shows it. */
export interface DeviceRow extends Pick<
  Device,
  'id' | 'name' | 'manufacturer' | 'model' | 'operatingSystem' | 'osVersion' | 'ownership' | 'lastContactAt'
> {
  readonly eligibility: Eligibility;
  /** What the organisation's rules say against it, where they do. */
  readonly refusal?: PolicyRefusal | undefined;
  /** The device that the person named, or the only one. */
  readonly preselected: boolean;
}

/** Which part of the devices to show. */
export interface DeviceQuery {
  /** From 0; beyond the last page means the last page. */
  readonly page: number;
  /** What the person looks for in name, model and system; empty or absent means all. */
  readonly search?: string | undefined;
}

/** One page of devices. */
export interface DevicePage {
  readonly rows: readonly DeviceRow[];
  readonly page: number;
  readonly pageCount: number;
  /** Devices on all pages together. */
  readonly total: number;
}

/** As many as stay readable in a chat and well below 25 KB; with fewer than eight devices there is one page. */
export const PAGE_SIZE = 7;

/** How far a search may be from what is written: forgives a typing error, not another word. */
const SEARCH_THRESHOLD = 0.3;
const SEARCHED = ['name', 'manufacturer', 'model', 'operatingSystem'] as const;

/** Searches, orders and cuts. The device meant comes first, then those that can be reset, then by last contact. */
export function pageOfDevices(devices: readonly DeviceRow[], query: DeviceQuery): DevicePage {
  const found = [...matching(devices, query.search?.trim() ?? '')].sort(byUse);
  const pageCount = Math.max(1, Math.ceil(found.length / PAGE_SIZE));
  const page = Math.min(Math.max(0, query.page), pageCount - 1);
  const rows = found.slice(page * PAGE_SIZE, (page + 1) * PAGE_SIZE);
  return { rows, page, pageCount, total: found.length };
}

function matching(devices: readonly DeviceRow[], search: string): readonly DeviceRow[] {
  if (search === '') return devices;
  const index = new Fuse(devices, {
    keys: [...SEARCHED],
    threshold: SEARCH_THRESHOLD,
    ignoreLocation: true,
    ignoreDiacritics: true,
  });
  return index.search(search).map(({ item }) => item);
}

/** Whether the device can be chosen. */
export function isOffered({ eligibility, refusal }: DeviceRow): boolean {
  return eligibility.eligible && refusal === undefined;
}

function byUse(a: DeviceRow, b: DeviceRow): number {
  return (
    Number(b.preselected) - Number(a.preselected) ||
    Number(isOffered(b)) - Number(isOffered(a)) ||
    (b.lastContactAt ?? 0) - (a.lastContactAt ?? 0)
  );
}
