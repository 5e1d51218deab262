import { z } from 'zod';

/** What is written down. Names are in the past: each happened, or was about to when it was written. */
export const AUDIT_KINDS = [
  'reset-requested',
  'proof-passed',
  'proof-failed',
  'reset-confirmed',
  /** Written before the POST leaves: without it nothing is sent. */
  'reset-sent',
  'reset-ended',
  /** Written before the passcode leaves: without it nothing is shown. */
  'passcode-revealed',
  'reveal-refused',
  'reset-refused',
  /** Somebody named a device, a reset or a case that is not theirs, or does not exist. */
  'foreign-id',
  'not-me-reported',
  'user-blocked',
  'user-unblocked',
  'device-locked',
  'resets-paused',
  'resets-resumed',
  'policy-changed',
  'policy-rejected',
  'approval-granted',
  'approval-denied',
  'case-opened',
  'case-claimed',
  'case-released',
  'case-resolved',
  'case-closed',
  'case-reopened',
  /** A press on a case's card by somebody who may not, or from elsewhere. */
  'case-action-refused',
  /** A command that concerns everybody, by somebody who is no operator. */
  'operator-command-refused',
  'helpdesk-channel-set',
  'user-erased',
] as const;

/** Who did it: a person by Entra object id, somebody at the command line by account name, or the product itself. */
export const AuditActor = z.object({
  kind: z.enum(['user', 'helper', 'operator', 'system']),
  id: z.string().max(128),
});

/**
 * One line of the audit. Ids and codes only: no names, no words of a person, no secret, no passcode.
 * `detail` is a code of ours, such as a refusal's reason or a reset's state.
 */
export const AuditEvent = z.strictObject({
  /** Names this event and no other; recorded twice it is kept once. */
  id: z.string().min(1).max(200),
  /** Milliseconds since 1970. */
  at: z.number().int(),
  kind: z.enum(AUDIT_KINDS),
  tenantId: z.string(),
  actor: AuditActor,
  /** Entra object id of the person whom it is about. */
  subject: z.string().optional(),
  /** As given, also where no such device exists. */
  deviceId: z.string().max(128).optional(),
  resetId: z.string().max(128).optional(),
  caseId: z.string().max(128).optional(),
  /** The one shown to the person where something went wrong. */
  correlationId: z.string().max(64).optional(),
  detail: z
    .string()
    .regex(/^[a-z0-9._:-]{1,100}$/)
    .optional(),
});

export type AuditKind = (typeof AUDIT_KINDS)[number];
export type AuditActor = z.infer<typeof AuditActor>;
export type AuditEvent = z.infer<typeof AuditEvent>;
