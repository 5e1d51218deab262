import { z } from 'zod';

import { readActionResult, type ActionResult } from './action-result.ts';
import type { GraphRead } from './graph.ts';

const DeviceResults = z.object({ deviceActionResults: z.array(z.unknown()).nullish() });

/**
 * Where Intune tells what became of actions on a device: of one device, because a list may leave them empty.
 *
 * Graph selects no parts of `deviceActionResults`: a passcode comes along whether it is wanted or not.
 *
 * @param deviceId A GUID, checked by the caller.
 */
export function resultsOf(deviceId: string): GraphRead {
  const path = `deviceManagement/managedDevices/${deviceId}`;
  return { path, query: { $select: 'id,userId,deviceActionResults' } };
}

/**
 * Reads the passcode resets out of an answer. An entry that cannot be read counts as absent.
 *
 * @returns `undefined` where it is no answer of that kind; nothing that was near a passcode goes into an error.
 */
export function readActionResults(answer: unknown): ActionResult[] | undefined {
  const device = DeviceResults.safeParse(answer);
  if (!device.success) return undefined;
  return (device.data.deviceActionResults ?? []).flatMap((entry) => readActionResult(entry) ?? []);
}
