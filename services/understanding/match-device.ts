import type { Device } from '../devices/device.ts';
import { describedBy, type Description, isMakeOf } from './device-words.ts';
import { correctSpelling, isSpeltLike } from './spelling.ts';
import { isKnownWord } from './vocabulary/lexicon.ts';
import { splitWords } from './words.ts';

/** Nobody needs more to name a device; longer texts are cut like those that are understood. */
const READ_CHARACTERS = 500;
/** A single word must be this long to be a name: a device called "A" is in every sentence. */
const SHORTEST_NAME = 3;

/**
 * The device that a sentence names, by its name, its model or a word such as "iPad" that only one of them fits.
 * Pure; never throws. A name beats a model, a model beats a word, a longer name beats a shorter one.
 *
 * @returns `undefined` where no device is named, or several fit equally: then the person picks.
 */
export function matchDevice(text: string, devices: readonly Device[]): Device | undefined {
  const words = splitWords(text.slice(0, READ_CHARACTERS));
  const named = findLongest(words, devices, (device) => device.name);
  if (named.length > 0) return single(named);
  const modelled = findLongest(words, devices, (device) => device.model ?? '');
  return modelled.length > 0 ? single(modelled) : single(findDescribed(words, devices));
}

/** The devices whose label stands in the sentence; of these only those with the longest one. */
function findLongest(
  words: readonly string[],
  devices: readonly Device[],
  labelOf: (device: Device) => string,
): readonly Device[] {
  const found = devices
    .map((device) => ({ device, label: splitWords(labelOf(device)) }))
    .filter(({ label }) => isTelling(label) && isWithin(label, words));
  const longest = Math.max(...found.map(({ label }) => label.join('').length));
  return found.filter(({ label }) => label.join('').length === longest).map(({ device }) => device);
}

/** A single everyday word ("Phone", "Reset", "A") says nothing when it stands in a sentence. */
function isTelling(label: readonly string[]): boolean {
  const [first = '', ...others] = label;
  return label.join('').length >= SHORTEST_NAME && (others.length > 0 || !isKnownWord(first));
}

/** Whether the label's words stand one after the other in the sentence, typos forgiven. */
function isWithin(label: readonly string[], words: readonly string[]): boolean {
  return words.some((_, start) =>
    label.every((word, index) => isSpeltLike(words[start + index] ?? '', word)),
  );
}

/** The devices that fit every general word in the sentence: "my Samsung tablet" is both. */
function findDescribed(words: readonly string[], devices: readonly Device[]): readonly Device[] {
  const demands = words.map(correctSpelling).flatMap((word) => demandsOf(word, devices));
  return demands.length === 0 ? [] : devices.filter((device) => demands.every((fits) => fits(device)));
}

function demandsOf(word: string, devices: readonly Device[]): readonly Description[] {
  const kind = describedBy(word);
  if (kind !== undefined) return [kind];
  const isMake = devices.some((device) => isMakeOf(word, device));
  return isMake ? [(device) => isMakeOf(word, device)] : [];
}

function single(devices: readonly Device[]): Device | undefined {
  return devices.length === 1 ? devices[0] : undefined;
}
