import type { Device } from '../devices/device.ts';
import { splitWords } from './words.ts';

const TABLET_WORDS = new Set(['tablet', 'tablette', 'tab']);
const PHONE_WORDS = new Set(
  `phone smartphone mobile cellphone telefoon mobiel mobieltje werktelefoon werkmobiel gsm handy diensthandy firmenhandy
  arbeitshandy telefon diensttelefon mobiltelefon telephone portable`.split(/\s+/),
);

/** Systems that a phone or tablet can run; a PC is never meant by "my phone". */
const MOBILE_SYSTEM = /^(android|ios|ipados|windows ?phone|windows ?mobile)/i;

/**
 * Whether a word describes a device in general terms ("iPad", "tablet", "Samsung"), or leaves it open.
 *
 * @returns `undefined` where the word describes no device of any kind that is told apart here.
 */
export type Description = (device: Device) => boolean;

/** What a comparable word demands of a device, where it is a word for a kind of device. */
export function describedBy(word: string): Description | undefined {
  if (word === 'iphone' || word === 'ipad' || word === 'ipod') return (device) => typeOf(device) === word;
  if (word === 'android') return (device) => device.operatingSystem.toLowerCase().startsWith('android');
  if (TABLET_WORDS.has(word)) return isTablet;
  return PHONE_WORDS.has(word) ? isPhone : undefined;
}

/** Whether a word names who made the device, or the family of its model: "Samsung", "Galaxy", "Lumia". */
export function isMakeOf(word: string, device: Device): boolean {
  const [family] = splitWords(device.model ?? '');
  return word.length >= 4 && (word === family || splitWords(device.manufacturer ?? '').includes(word));
}

function isTablet(device: Device): boolean {
  const words = [...splitWords(device.model ?? ''), ...splitWords(device.name)];
  return typeOf(device) === 'ipad' || words.some((word) => TABLET_WORDS.has(word));
}

function isPhone(device: Device): boolean {
  const isMobile = MOBILE_SYSTEM.test(device.operatingSystem) || typeOf(device) === 'windowsphone';
  return isMobile && typeOf(device) !== 'ipod' && !isTablet(device);
}

function typeOf(device: Device): string {
  return device.deviceType.toLowerCase();
}
