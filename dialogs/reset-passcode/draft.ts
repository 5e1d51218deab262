import { z } from 'zod';
import { Unanswered } from '../card-prompt/outcome.ts';
import { Confirmed } from '../consequences-prompt.ts';
import { DeviceChosen } from '../device-prompt.ts';
import { Proven } from '../fresh-sign-in/fresh-sign-in-prompt.ts';

/** What is known of the reset that a conversation is working on. */
export const ResetDraft = z.object({
  /** The words the conversation began with; a device named in them is preselected. */
  utterance: z.string().optional(),
  deviceId: z.string().optional(),
  proof: Proven.shape.proof.optional(),
  /** One-time id of the confirmed card. */
  confirmedBy: z.string().optional(),
  /** A prompt ended without an answer: so does the conversation. */
  ended: z.boolean().default(false),
});

/** What is known of the reset that a conversation is working on. */
export type ResetDraft = z.infer<typeof ResetDraft>;

/** Everything a prompt of this dialog may answer. */
export const ResetAnswer = z.union([DeviceChosen, Proven, Confirmed, Unanswered]);

/** Everything a prompt of this dialog may answer. */
export type ResetAnswer = z.infer<typeof ResetAnswer>;
