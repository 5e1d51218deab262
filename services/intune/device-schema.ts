import { z } from 'zod';

import type { Device, Ownership } from '../devices/device.ts';
import type { Instant } from '../platform/clock.ts';

/** The beta fields that {@link Device} needs; only beta can tell all kinds of device apart. */
export const DEVICE_FIELDS = [
  'id',
  'userId',
  'deviceName',
  'operatingSystem',
  'osVersion',
  'model',
  'manufacturer',
  'deviceType',
  'deviceEnrollmentType',
  'managedDeviceOwnerType',
  'managementAgent',
  'managementState',
  'isSupervised',
  'enrolledDateTime',
  'lastSyncDateTime',
].join(',');

/** How Intune writes "never" in a date. */
const NEVER = Date.parse('0001-01-01T00:00:00Z');

const Text = z.string().nullish();
/** Graph adds enum values without notice: an unseen one is carried along, and the rules then find it unknown. */
const Enum = Text.transform((value) => value ?? 'unknown');
const Time = Text.transform((value) => readTime(value));

/** A managed device of Graph beta, as far as it is used. Only a wrong type or a missing id fails. */
export const DeviceSchema = z
  .object({
    id: z.guid(),
    userId: Text,
    deviceName: Text,
    operatingSystem: Text,
    osVersion: Text,
    model: Text,
    manufacturer: Text,
    deviceType: Enum,
    deviceEnrollmentType: Enum,
    managedDeviceOwnerType: Text,
    managementAgent: Enum,
    managementState: Enum,
    isSupervised: z.boolean().nullish(),
    enrolledDateTime: Time,
    lastSyncDateTime: Time,
  })
  .transform((seen): Device => ({
    id: seen.id,
    userId: seen.userId?.toLowerCase() ?? '',
    name: seen.deviceName ?? '',
    manufacturer: seen.manufacturer?.trim() || undefined,
    model: seen.model?.trim() || undefined,
    operatingSystem: seen.operatingSystem ?? '',
    osVersion: seen.osVersion ?? '',
    deviceType: seen.deviceType,
    enrollmentType: seen.deviceEnrollmentType,
    managementAgent: seen.managementAgent,
    managementState: seen.managementState,
    ownership: readOwnership(seen.managedDeviceOwnerType),
    isSupervised: seen.isSupervised ?? false,
    enrolledAt: seen.enrolledDateTime,
    lastContactAt: seen.lastSyncDateTime,
  }));

/** One page of a list. Its items are parsed one by one, so that a broken one does not hide the others. */
export const PageSchema = z.object({
  value: z.array(z.unknown()),
  '@odata.nextLink': z.string().optional(),
});

/** The id of an item that could not be parsed, for the log; nothing else of it may get there. */
export function readItemId(item: unknown): string | undefined {
  return z.object({ id: z.guid() }).safeParse(item).data?.id;
}

function readOwnership(value: string | null | undefined): Ownership {
  return value === 'company' || value === 'personal' ? value : 'unknown';
}

function readTime(value: string | null | undefined): Instant | undefined {
  const time = Date.parse(value ?? '');
  return Number.isNaN(time) || time <= NEVER ? undefined : time;
}
