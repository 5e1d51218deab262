import type { Reader } from '../locales/index.ts';
import { escapeText } from './plain-text.ts';

/** A device's name as cards show it; devices whose name has nothing visible are called so. */
export function nameOf(untrusted: string, reader: Reader): string {
  return escapeText(untrusted) || reader.messages.devices.unnamed;
}
