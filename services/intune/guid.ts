import { z } from 'zod';

const Guid = z.guid();

/**
 * Whether a text is a GUID, as all ids of Intune and Entra are.
 *
 * Nothing else goes into a path: an id such as `../users` or `x?$expand=…` would read something else.
 */
export function isGuid(text: string): boolean {
  return Guid.safeParse(text).success;
}
