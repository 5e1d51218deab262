import type { Case } from '../../services/helpdesk/case.ts';
import type { CaseChange, CaseRefusal, Written } from '../../services/helpdesk/case-service.ts';
import { err, type Result } from '../../services/platform/result.ts';
import { splitText } from './split-text.ts';

/** More than people write at once, and no more than one case keeps waiting. */
const MAX_PARTS = 8;

/**
 * Passes something on to the other side of a case. What is too long for one message goes as several, in order; each
 * has an id of its own, so that of a message delivered twice every part is taken once.
 *
 * @returns The case as it is then, or why not all of it was taken.
 */
export async function passOn(
  written: Written,
  take: (part: Written) => Promise<CaseChange>,
): Promise<Result<Case, CaseRefusal | 'too-long'>> {
  const parts = splitText(written.text);
  if (parts.length > MAX_PARTS) return err('too-long');
  let taken = await take(partOf(written, parts, 0));
  for (let index = 1; index < parts.length && taken.ok; index += 1)
    taken = await take(partOf(written, parts, index));
  return taken;
}

/** Attachments go with the first part. */
function partOf(written: Written, parts: readonly string[], index: number): Written {
  const text = parts[index] ?? '';
  if (index === 0) return { ...written, text };
  return { ...written, text, attachments: [], sourceId: `${written.sourceId}#${index + 1}` };
}
