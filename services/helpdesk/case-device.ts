import { classify } from '../devices/classify.ts';
import type { Device } from '../devices/device.ts';
import type { Reset } from '../resets/reset.ts';
import type { CaseDevice } from './case.ts';

/** What a case keeps of a device. Pure. */
export function caseDevice(device: Device): CaseDevice {
  const { id, name, model, operatingSystem, osVersion, ownership, lastContactAt } = device;
  return { id, name, kind: classify(device), model, operatingSystem, osVersion, ownership, lastContactAt };
}

/** What a reset knows of its device, where Intune is not asked. Pure. */
export function deviceOfReset({ device: { id, name, kind } }: Pick<Reset, 'device'>): CaseDevice {
  const unknown = { model: undefined, operatingSystem: '', osVersion: '', lastContactAt: undefined } as const;
  return { id, name, kind, ownership: 'unknown', ...unknown };
}
