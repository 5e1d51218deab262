import type { DialogContext, DialogInstance } from 'botbuilder-dialogs';
import { z } from 'zod';

/** What every open prompt remembers, whatever it asks. */
export const PromptState = z.object({
  /** One-time id: only buttons that carry it answer this prompt. */
  promptId: z.string(),
  /** Entra object id of the person who was asked; nobody else's answer counts. */
  userId: z.string(),
  /** The message that holds the card. */
  cardActivityId: z.string().optional(),
  /** A second message that is closed together with the card. */
  companionActivityId: z.string().optional(),
  /** When the prompt ends by itself; absent where it does not. */
  expiresAt: z.number().optional(),
  /** Answers so far that were not right. */
  wrongAnswers: z.number().default(0),
});

/** What every open prompt remembers, whatever it asks. */
export type PromptState = z.infer<typeof PromptState>;

/** The innermost active dialog. */
function innermost(dc: DialogContext): DialogInstance | undefined {
  const { child } = dc;
  return child?.activeDialog === undefined ? dc.activeDialog : innermost(child);
}

/** The prompt that is open in this conversation, if any. */
export function openPrompt(dc: DialogContext): PromptState | undefined {
  const state = PromptState.safeParse(innermost(dc)?.state);
  return state.success ? state.data : undefined;
}
