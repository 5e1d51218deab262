import { z } from 'zod';
import type { Job } from './job-queue.ts';

/** A job as a queue keeps it. */
export const JobRecord: z.ZodType<Job> = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('reset'), resetId: z.string() }),
  z.object({ kind: z.literal('case'), caseId: z.string() }),
  z.object({ kind: z.literal('webhook'), deliveryId: z.string() }),
  z.object({ kind: z.literal('prompt-timeout'), conversationId: z.string(), promptId: z.string() }),
]);
