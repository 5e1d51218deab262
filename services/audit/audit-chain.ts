import { createHash, createHmac } from 'node:crypto';
import type { Instant } from '../platform/clock.ts';
import { err, ok, type Result } from '../platform/result.ts';
import type { Secret } from '../platform/secret.ts';
import { AuditEvent } from './audit-event.ts';

/** An event in its place. */
export interface AuditEntry {
  /** 1 for the tenant's first event, and one more for each that follows. */
  readonly sequence: number;
  /** Hash of the entry before; {@link GENESIS} for the first. */
  readonly previous: string;
  /** Over sequence, `previous` and the event as it is stored. */
  readonly hash: string;
  /** The event as it was written, to the letter: what is hashed must never be written anew. */
  readonly json: string;
}

/** Where a chain stands: its last entry's place and hash. */
export interface ChainHead {
  readonly sequence: number;
  readonly hash: string;
}

/** What the first entry follows. */
export const GENESIS: ChainHead = { sequence: 0, hash: '0'.repeat(64) };

/** Hashes an entry: with a key that Redis does not hold, so that who can write there cannot forge a chain; else without. */
export type ChainHash = (entry: Omit<AuditEntry, 'hash'>) => string;

/** SHA-256, or HMAC-SHA256 where there is a key. */
export function createChainHash(key: Secret<string> | undefined): ChainHash {
  return ({ sequence, previous, json }) => {
    const hash = key === undefined ? createHash('sha256') : createHmac('sha256', key.expose());
    return hash.update(`${sequence}\n${previous}\n${json}`).digest('hex');
  };
}

/** Puts events behind a head, in their order. Pure. */
export function chainOn(
  head: ChainHead,
  events: readonly AuditEvent[],
  hashOf: ChainHash,
): readonly AuditEntry[] {
  const entries: AuditEntry[] = [];
  for (const event of events) {
    const last = entries.at(-1) ?? head;
    const link = { sequence: last.sequence + 1, previous: last.hash, json: JSON.stringify(event) };
    entries.push({ ...link, hash: hashOf(link) });
  }
  return entries;
}

/** The event of an entry; `unreadable` where it is none of this product's, or of a newer version's. */
export function readEvent({ json }: AuditEntry): Result<AuditEvent, 'unreadable'> {
  try {
    const event = AuditEvent.safeParse(JSON.parse(json));
    return event.success ? ok(event.data) : err('unreadable');
  } catch {
    // JSON.parse says "not JSON" by throwing.
    return err('unreadable');
  }
}

/** Whether retention must keep an entry. What cannot be read is kept. */
export function isKept(entry: AuditEntry, since: Instant): boolean {
  const event = readEvent(entry);
  return !event.ok || event.value.at >= since;
}
