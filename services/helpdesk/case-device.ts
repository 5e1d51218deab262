import { classify } from '../devices/classify.ts';
import type { Device } from '../devices/device.ts';
import type { CaseDevice } from './case.ts';

/** What a case keeps of a device. Pure. */
export function caseDevice(device: Device): CaseDevice {
  const { id, name, model, operatingSystem, osVersion, ownership, lastContactAt } = device;
  return { id, name, kind: classify(device), model, operatingSystem, osVersion, ownership, lastContactAt };
}
