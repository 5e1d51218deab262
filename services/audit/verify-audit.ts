import type { Instant } from '../platform/clock.ts';
import { type AuditEntry, type ChainHash, type ChainHead, GENESIS, isKept } from './audit-chain.ts';
import type { AuditStore, ChainEnds } from './audit-store.ts';

/** What is wrong with a chain. */
export type AuditFlaw =
  /** The entry's hash is not that of its content. */
  | { readonly flaw: 'changed'; readonly sequence: number }
  /** Entries are gone from the middle. */
  | { readonly flaw: 'missing'; readonly from: number; readonly to: number }
  /** The entry does not follow the one before it. */
  | { readonly flaw: 'out-of-chain'; readonly sequence: number }
  /** The newest entries are gone: the head that is noted lies beyond them. */
  | { readonly flaw: 'end-missing'; readonly from: number; readonly to: number }
  /** Something was appended past the head that is noted. */
  | { readonly flaw: 'beyond-head'; readonly sequence: number }
  /** The oldest entries are gone, though not old enough for retention, or its note of them is forged. */
  | { readonly flaw: 'begin-missing'; readonly to: number }
  /** An entry noted elsewhere is not there as it was. */
  | { readonly flaw: 'not-as-noted'; readonly sequence: number };

/** What verifying found. */
export interface AuditReport {
  readonly checked: number;
  readonly flaws: readonly AuditFlaw[];
  /** To be noted somewhere else, for `--expect` next time: who can rewrite everything here cannot rewrite that. */
  readonly head: ChainHead | undefined;
}

/** What verifying needs to know. */
export interface Verification {
  readonly store: AuditStore;
  readonly hashOf: ChainHash;
  readonly tenantId: string;
  /** Retention may have taken what is older. */
  readonly keptSince: Instant;
  /** A head that was noted elsewhere. */
  readonly expected?: ChainHead;
}

const PAGE = 1000;

/** Walks a tenant's chain from its beginning to its head and names every place where it was tampered with. */
export async function verifyAudit(how: Verification): Promise<AuditReport> {
  const ends = await how.store.ends(how.tenantId);
  const flaws: AuditFlaw[] = [...judgeBeginning(how, ends)];
  let last: ChainHead = ends.trimmed ?? GENESIS;
  let checked = 0;
  for (;;) {
    const page = await how.store.read(how.tenantId, last.sequence, PAGE);
    for (const entry of page) {
      flaws.push(...judgeEntry(how, last, entry));
      last = entry;
    }
    checked += page.length;
    if (page.length < PAGE) break;
  }
  return { checked, flaws: [...flaws, ...judgeEnd(how, last, ends.head)], head: ends.head };
}

function judgeBeginning({ hashOf, keptSince }: Verification, { trimmed }: ChainEnds): AuditFlaw[] {
  if (trimmed === undefined) return [];
  const isTrue = hashOf(trimmed) === trimmed.hash && !isKept(trimmed, keptSince);
  return isTrue ? [] : [{ flaw: 'begin-missing', to: trimmed.sequence }];
}

function judgeEntry({ hashOf, expected }: Verification, last: ChainHead, entry: AuditEntry): AuditFlaw[] {
  const { sequence } = entry;
  const flaws: AuditFlaw[] = [];
  if (sequence > last.sequence + 1) {
    flaws.push({ flaw: 'missing', from: last.sequence + 1, to: sequence - 1 });
  } else if (entry.previous !== last.hash) flaws.push({ flaw: 'out-of-chain', sequence });
  if (hashOf(entry) !== entry.hash) flaws.push({ flaw: 'changed', sequence });
  if (expected?.sequence === sequence && expected.hash !== entry.hash) {
    flaws.push({ flaw: 'not-as-noted', sequence });
  }
  return flaws;
}

function judgeEnd({ expected }: Verification, last: ChainHead, head: ChainHead | undefined): AuditFlaw[] {
  const noted = head ?? GENESIS;
  const newest = Math.max(noted.sequence, expected?.sequence ?? 0);
  if (newest > last.sequence) return [{ flaw: 'end-missing', from: last.sequence + 1, to: newest }];
  const isBeyond = last.sequence > noted.sequence || last.hash !== noted.hash;
  return isBeyond ? [{ flaw: 'beyond-head', sequence: last.sequence }] : [];
}
