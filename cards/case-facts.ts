import { DEVICE_KINDS } from '../locales/device-kinds.ts';
import { formatAgo, formatDateTime, formatTime } from '../locales/format.ts';
import type { HelpdeskTexts } from '../locales/helpdesk-texts.ts';
import type { Reader } from '../locales/index.ts';
import { LANGUAGE_NAMES, LANGUAGES } from '../locales/language.ts';
import type { Case, CaseDevice } from '../services/helpdesk/case.ts';
import type { Instant } from '../services/platform/clock.ts';
import { sayDetail } from './case-timeline.ts';
import { escapeText } from './plain-text.ts';

/** As old may a proof be for a reset; an older one says little about who is typing now. */
const FRESH_MS = 5 * 60_000;

/** A line of a card: what it is about, and what is known. */
export interface CaseFact {
  readonly label: string;
  /** Shown in a text run: may hold text that people made. */
  readonly value: string;
}

/** What is known of a case, its user and its device. Parts that nobody knows are left out. */
export function caseFacts(shown: Case, now: Instant, reader: Reader): readonly CaseFact[] {
  const words = reader.helpdesk;
  const { labels } = words;
  const facts: readonly (readonly [label: string, value: string])[] = [
    [labels.proof, proofOf(shown.provenAt, now, reader)],
    [labels.opened, whenAndAgo(shown.openedAt, now, reader)],
    [labels.holder, holderOf(shown, words)],
    [labels.code, sayDetail(shown.detail, reader)],
    ...(shown.device === undefined ? [] : deviceFacts(shown.device, words, now, reader)),
    [labels.language, languageName(shown.language)],
    [labels.rating, ratingOf(shown, words)],
  ];
  return facts.filter(([, value]) => value !== '').map(([label, value]) => ({ label, value }));
}

/** A helper may have no name: one who was erased, or whose name has nothing visible. */
function holderOf({ claimedBy }: Case, words: HelpdeskTexts): string {
  return claimedBy === undefined ? words.nobody : escapeText(claimedBy.name) || words.unnamed;
}

/** How sure it is that the user is who they say, and since when. */
function proofOf(provenAt: Instant | undefined, now: Instant, reader: Reader): string {
  const { proof } = reader.helpdesk;
  if (provenAt === undefined) return proof.none;
  const ago = formatAgo(provenAt, now, reader.language);
  return now - provenAt <= FRESH_MS
    ? proof.fresh(formatTime(provenAt, reader), ago)
    : proof.old(formatDateTime(provenAt, reader), ago);
}

function deviceFacts(
  device: CaseDevice,
  words: HelpdeskTexts,
  now: Instant,
  reader: Reader,
): readonly (readonly [label: string, value: string])[] {
  const { labels } = words;
  const { devices } = reader.messages;
  const contact = device.lastContactAt;
  return [
    [labels.device, joined(escapeText(device.name) || devices.unnamed, escapeText(device.model ?? ''))],
    [labels.system, escapeText(`${device.operatingSystem} ${device.osVersion}`)],
    [labels.kind, joined(DEVICE_KINDS[device.kind], devices.ownership[device.ownership])],
    [labels.lastContact, contact === undefined ? words.never : whenAndAgo(contact, now, reader)],
  ];
}

function ratingOf({ rating }: Case, words: HelpdeskTexts): string {
  if (rating === undefined) return '';
  return joined(words.stars(rating.stars), escapeText(rating.comment ?? ''));
}

function languageName(language: string): string {
  const known = LANGUAGES.find((one) => one === language);
  return known === undefined ? '' : LANGUAGE_NAMES[known];
}

function whenAndAgo(at: Instant, now: Instant, reader: Reader): string {
  return reader.helpdesk.at(formatDateTime(at, reader), formatAgo(at, now, reader.language));
}

function joined(...parts: readonly string[]): string {
  return parts.filter((part) => part !== '').join(' · ');
}
