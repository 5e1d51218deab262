import type { DialogInstance } from 'botbuilder-dialogs';
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

/** Where the SDK's component dialogs keep what is open inside them. */
const Inner = z.object({ dialogs: z.object({ dialogStack: z.array(z.object({ state: z.unknown() })) }) });

/** The state of the innermost active dialog. */
function innermost(state: unknown): unknown {
  const active = Inner.safeParse(state).data?.dialogs.dialogStack.at(-1);
  return active === undefined ? state : innermost(active.state);
}

/** The prompt that is open on a stack of dialogs or in one of them, if any. */
export function openPrompt(stack: readonly DialogInstance[]): PromptState | undefined {
  return PromptState.safeParse(innermost(stack.at(-1)?.state)).data;
}
