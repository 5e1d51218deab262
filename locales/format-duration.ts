import { FORMAT_TAGS, type Language } from './language.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/** How long something took, in the largest unit that fits and one digit after it: "4 min", "1.5 hrs". */
export function formatDuration(ms: number, language: Language): string {
  if (ms < HOUR_MS) return format(Math.ceil(ms / MINUTE_MS), 'minute', language);
  return ms < DAY_MS ? format(ms / HOUR_MS, 'hour', language) : format(ms / DAY_MS, 'day', language);
}

function format(amount: number, unit: 'minute' | 'hour' | 'day', language: Language): string {
  const options = { style: 'unit', unit, unitDisplay: 'short', maximumFractionDigits: 1 } as const;
  return new Intl.NumberFormat(FORMAT_TAGS[language], options).format(amount);
}
