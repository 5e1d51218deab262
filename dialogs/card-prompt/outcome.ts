import { z } from 'zod';

/** How a prompt ended without an answer. */
export const Unanswered = z.object({ outcome: z.enum(['canceled', 'expired', 'refused']) });

/** How a prompt ended without an answer. */
export type Unanswered = z.infer<typeof Unanswered>;
