import type { HelpdeskTexts } from '../locales/helpdesk-texts.ts';
import type { Reader } from '../locales/index.ts';
import type { PlatformText } from '../locales/texts.ts';
import type { Case } from '../services/helpdesk/case.ts';

/** What a helper can do next: by the reason of the case, by what Intune said, and by the kind of device. */
export function adviceFor(shown: Case, reader: Reader): readonly string[] {
  const words = reader.helpdesk;
  return [
    ...words.reasonAdvice[shown.reason],
    ...failureAdvice(shown, words),
    ...otherWay(shown, words),
    ...platformHint(shown, reader),
  ];
}

function failureAdvice(
  { reason, detail = '' }: Case,
  { failureAdvice: advice }: HelpdeskTexts,
): readonly string[] {
  return reason === 'failed' ? (find(advice, detail)?.next ?? []) : [];
}

function otherWay({ reason, detail = '' }: Case, { otherWays }: HelpdeskTexts): readonly string[] {
  const way = reason === 'not-supported' ? find(otherWays, detail) : undefined;
  return way === undefined ? [] : [way];
}

/** Why it may have failed on this kind of device. */
function platformHint({ reason, detail, device }: Case, { messages }: Reader): readonly string[] {
  if (reason !== 'failed' || detail !== 'failed-on-device' || device === undefined) return [];
  const platforms: Readonly<Record<string, PlatformText>> = messages.platforms;
  const hint = find(platforms, device.kind)?.failureHint ?? '';
  return hint === '' ? [] : [hint];
}

function find<T>(table: Readonly<Record<string, T>>, key: string): T | undefined {
  return Object.hasOwn(table, key) ? table[key] : undefined;
}
