import type { ManagedDevice } from '../intune/managed-device.ts';

/** The shapes in which devices are drawn. */
export type FormFactor = 'phone' | 'tablet' | 'computer' | 'headset';

/** The families of systems, each with a wallpaper of its own. */
export type Family = 'apple' | 'android' | 'windows' | 'other';

const TABLET = /ipad|\btab\b|panel|kiosk/i;
const HEADSET = /vision|headset|navigator/i;
const COMPUTER_TYPES: ReadonlySet<string> = new Set([
  'desktop',
  'macMDM',
  'mac',
  'linux',
  'chromeOS',
  'cloudPC',
]);

/** How a device is drawn, as well as that can be told from its names. */
export function chooseFormFactor({ deviceType, deviceName, model }: ManagedDevice): FormFactor {
  if (COMPUTER_TYPES.has(deviceType)) return 'computer';
  const names = `${deviceName} ${model}`;
  if (HEADSET.test(names)) return 'headset';
  return TABLET.test(names) ? 'tablet' : 'phone';
}

/** The wallpaper of a device. */
export function chooseFamily({ operatingSystem }: ManagedDevice): Family {
  if (/^(ios|ipados|macos|visionos)/i.test(operatingSystem)) return 'apple';
  if (/^android/i.test(operatingSystem)) return 'android';
  return /^windows/i.test(operatingSystem) ? 'windows' : 'other';
}
