import type { DeviceDraft } from '../device-draft.ts';
import { OTHER_DEVICES } from './other-devices.ts';
import { REFUSED_DEVICES } from './refused-devices.ts';
import { RESETTABLE_DEVICES } from './resettable-devices.ts';

/** Every device of the sandbox. */
export const SEEDED_DEVICES: readonly DeviceDraft[] = [
  ...RESETTABLE_DEVICES,
  ...REFUSED_DEVICES,
  ...OTHER_DEVICES,
];
