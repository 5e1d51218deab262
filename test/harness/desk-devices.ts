import type { DeviceDraft } from '../../sandbox/intune/device-draft.ts';
import { SEEDED_DEVICES } from '../../sandbox/intune/seed/index.ts';

/** Alex's; a reset leaves a temporary passcode. */
export const ANDROID = seeded('Galaxy S24 (work)');
/** Alex's; a reset removes the passcode. */
export const IPHONE = seeded("Alex's iPhone 15");
/** Megan's; a reset leaves a temporary passcode. */
export const MEGANS = seeded('Pixel 8a (Megan)');

/** As few as show everything: short lists make short tests. */
export const DESK_DEVICES: readonly DeviceDraft[] = [ANDROID, IPHONE, MEGANS];

function seeded(wanted: string): DeviceDraft {
  const found = SEEDED_DEVICES.find(({ name }) => name === wanted);
  if (!found) throw new Error(`The sandbox has no ${wanted}`);
  return found;
}
