import type { AuditEntry } from './audit-chain.ts';

/** Entries on their way to the webhook. */
export interface AuditBatch {
  /** Names this batch; a batch that comes again may have grown, so that receivers go by the sequence. */
  readonly id: string;
  /** JSON. */
  readonly body: string;
  /** Sequence of the last entry. */
  readonly last: number;
}

/** Puts entries into a body, oldest first, each as the export writes it; `undefined` where there are none. Pure. */
export function batchOf(tenantId: string, entries: readonly AuditEntry[]): AuditBatch | undefined {
  const [first] = entries;
  const last = entries.at(-1);
  if (first === undefined || last === undefined) return undefined;
  const lines = entries.map(describeEntry).join(',');
  const body = `{"type":"audit","tenantId":${JSON.stringify(tenantId)},"entries":[${lines}]}`;
  return { id: `audit:${tenantId}:${first.sequence}-${last.sequence}`, body, last: last.sequence };
}

/** The event to the letter as it was hashed, also where a newer version wrote it; as a text where it is no JSON. */
function describeEntry({ sequence, previous, hash, json }: AuditEntry): string {
  const facts = JSON.stringify({ sequence, previous, hash }).slice(0, -1);
  return `${facts},"event":${isJson(json) ? json : JSON.stringify(json)}}`;
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    // JSON.parse says "not JSON" by throwing.
    return false;
  }
}
