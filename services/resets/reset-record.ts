import { z } from 'zod';
import { PLATFORMS, type ResettableKind } from '../devices/platforms.ts';
import type { FailureReason, Reset, ResetState } from './reset.ts';

/** The version of the stored form. A record of another version is left alone. */
const VERSION = 1;

const State = z.enum([
  'requested',
  'sending',
  'unknown',
  'pending',
  'done',
  'failed',
  'expired',
  'canceled',
] as const satisfies readonly ResetState[]);

const Failure = z.enum([
  'not-your-device',
  'device-gone',
  'not-permitted',
  'rejected',
  'unavailable',
  'paused',
  'not-confirmed',
  'failed-on-device',
  'not-supported',
  'canceled-in-intune',
] as const satisfies readonly FailureReason[]);

const Kind = z.custom<ResettableKind>(
  (kind) =>
    typeof kind === 'string' &&
    Object.entries(PLATFORMS).some(([name, row]) => name === kind && typeof row === 'object'),
);

const Instant = z.number().int();
const Count = z.number().int();

/** `revision` stands beside the record, where the store compares it. */
const Fields = z.object({
  id: z.string(),
  state: State,
  tenantId: z.string(),
  userId: z.string(),
  conversationId: z.string(),
  locale: z.string(),
  correlationId: z.string().exactOptional(),
  device: z.object({ id: z.string(), name: z.string(), kind: Kind }),
  provenAt: Instant,
  requestedAt: Instant,
  turnAt: Instant.exactOptional(),
  sentAt: Instant.exactOptional(),
  precededBy: Instant.exactOptional(),
  endedAt: Instant.exactOptional(),
  failure: Failure.exactOptional(),
  checks: Count,
  dueAt: Instant,
  reveals: Count.exactOptional(),
  progressActivityId: z.string().exactOptional(),
  confirmedAt: Instant.exactOptional(),
  undeliverable: z.boolean().exactOptional(),
});

const Record = z.object({ v: z.literal(VERSION), reset: Fields });

/** A reset as it is stored: versioned JSON, without the revision. */
export function encodeReset(reset: Reset): string {
  return JSON.stringify({ v: VERSION, reset: { ...reset, revision: undefined } });
}

/** A stored reset; `undefined` where the record is damaged or of another version. */
export function decodeReset(json: string, revision: number): Reset | undefined {
  const parsed = Record.safeParse(parseJson(json));
  if (!parsed.success || !Number.isInteger(revision)) return undefined;
  return { ...parsed.data.reset, revision };
}

function parseJson(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}
