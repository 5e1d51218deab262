import { z } from 'zod';
import type { NoticeRef } from '../notices/notice-ref.ts';
import { ALERTS, type Job } from './job-queue.ts';

const Notice: z.ZodType<NoticeRef> = z.discriminatedUnion('about', [
  z.object({ about: z.enum(['requested', 'ended']), resetId: z.string() }),
  z.object({ about: z.literal('contact'), caseId: z.string(), userId: z.string(), at: z.number() }),
  z.object({
    about: z.literal('proof-failed'),
    userId: z.string(),
    conversationId: z.string(),
    deviceId: z.string().exactOptional(),
    resetId: z.string().exactOptional(),
    at: z.number(),
  }),
]);

/** A job as a queue keeps it. */
export const JobRecord: z.ZodType<Job> = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('reset'), resetId: z.string() }),
  z.object({ kind: z.literal('case'), caseId: z.string() }),
  z.object({ kind: z.literal('webhook'), deliveryId: z.string() }),
  z.object({ kind: z.literal('mail'), notice: Notice }),
  z.object({ kind: z.literal('audit-forward'), tenantId: z.string() }),
  z.object({ kind: z.literal('alert'), alert: z.enum(ALERTS), at: z.number() }),
  z.object({ kind: z.literal('prompt-timeout'), conversationId: z.string(), promptId: z.string() }),
]);
