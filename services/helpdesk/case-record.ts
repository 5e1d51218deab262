import { z } from 'zod';
import { type DeviceKind, PLATFORMS } from '../devices/platforms.ts';
import { type Case, type CaseEntry, type CaseReason, type CaseState, RESOLUTIONS } from './case.ts';
import { ErrandRecord, Instant, Person } from './errand-record.ts';

/** The version of the stored form. A record of another version is left alone. */
const VERSION = 1;

const State = z.enum(['open', 'claimed', 'resolved', 'closed'] as const satisfies readonly CaseState[]);

const Reason = z.enum([
  'asked',
  'not-supported',
  'failed',
  'expired',
  'blocked',
  'not-me',
  'policy',
  'approval',
  'undeliverable',
  'error',
] as const satisfies readonly CaseReason[]);

const What = z.enum([
  'opened',
  'claimed',
  'released',
  'resolved',
  'closed',
  'reopened',
  'ended-by-user',
  'user-wrote',
  'helper-wrote',
  'reset-offered',
  'approved',
  'denied',
  'reminded',
  'escalated',
  'rated',
  'undeliverable',
  'reset',
] as const satisfies readonly CaseEntry['what'][]);

const Kind = z.custom<DeviceKind>((kind) => typeof kind === 'string' && Object.hasOwn(PLATFORMS, kind));

/** What was `undefined` is left out by JSON, and comes back as such. */
const Device = z
  .object({
    id: z.string(),
    name: z.string(),
    kind: Kind,
    model: z.string().optional(),
    operatingSystem: z.string(),
    osVersion: z.string(),
    ownership: z.enum(['company', 'personal', 'unknown']),
    lastContactAt: Instant.optional(),
  })
  .transform(({ model, lastContactAt, ...device }) => ({ ...device, model, lastContactAt }));

const Rating = z
  .object({ stars: z.number().int(), comment: z.string().optional(), at: Instant })
  .transform(({ stars, comment, at }) => ({ stars, comment, at }));

const Entry = z.object({
  at: Instant,
  what: What,
  by: Person.exactOptional(),
  detail: z.string().exactOptional(),
});

const Taken = z.object({
  sourceId: z.string(),
  change: z.enum(['new', 'edited', 'deleted']),
  print: z.string(),
});

const Decision = z.object({
  what: z.enum(['approved', 'denied']),
  by: Person,
  at: Instant,
  goodUntil: Instant.exactOptional(),
});

/** `revision` and `number` stand beside the record: the store gives and compares them. */
const Fields = z.object({
  id: z.string(),
  state: State,
  reason: Reason,
  detail: z.string().exactOptional(),
  priority: z.enum(['normal', 'urgent']),
  tenantId: z.string(),
  user: Person,
  conversationId: z.string(),
  language: z.string(),
  device: Device.exactOptional(),
  resetId: z.string().exactOptional(),
  provenAt: Instant.exactOptional(),
  claimedBy: Person.exactOptional(),
  resolution: z.enum(RESOLUTIONS).exactOptional(),
  openedAt: Instant,
  claimedAt: Instant.exactOptional(),
  firstClaimedAt: Instant.exactOptional(),
  waitingSince: Instant,
  resolvedAt: Instant.exactOptional(),
  closedAt: Instant.exactOptional(),
  remindedAt: Instant.exactOptional(),
  escalatedAt: Instant.exactOptional(),
  decision: Decision.exactOptional(),
  timeline: z.array(Entry),
  thread: z.object({ conversationId: z.string(), cardActivityId: z.string() }).exactOptional(),
  outbox: z.array(ErrandRecord),
  sequence: z.number().int(),
  taken: z.array(Taken),
  rating: Rating.exactOptional(),
  undeliverable: z.enum(['user', 'helpdesk', 'both']).exactOptional(),
  lease: z.object({ holder: z.string(), until: Instant }).exactOptional(),
  dueAt: Instant.exactOptional(),
});

const Stored = z.object({ v: z.literal(VERSION), case: Fields });
const Beside = z.object({ revision: z.number().int().min(0), number: z.number().int().positive() });

/** A case as it is stored: versioned JSON, without what stands beside it. */
export function encodeCase(stored: Case): string {
  return JSON.stringify({ v: VERSION, case: { ...stored, revision: undefined, number: undefined } });
}

/** A stored case; `undefined` where the record is damaged or of another version. */
export function decodeCase(json: string, revision: number, number: number): Case | undefined {
  const parsed = Stored.safeParse(parseJson(json));
  const beside = Beside.safeParse({ revision, number });
  return parsed.success && beside.success ? { ...parsed.data.case, ...beside.data } : undefined;
}

function parseJson(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}
