import type { TurnContext } from 'botbuilder';
import type { DialogContext, DialogInstance, DialogSet } from 'botbuilder-dialogs';
import { openPrompt, type PromptState } from '../dialogs/card-prompt/prompt-state.ts';
import type { ConversationMemory } from './conversation-memory.ts';

/** What the dialogs of conversations are read from, and which there are. */
export interface DialogParts {
  readonly dialogs: DialogSet;
  readonly memory: Pick<ConversationMemory, 'dialogs'>;
}

/**
 * What is open in a conversation, in one turn. The SDK's own context, which costs more than all the rest of a cheap turn,
 * is made only where a dialog has something to do.
 */
export class OpenDialogs {
  readonly #context: TurnContext;
  readonly #dialogs: DialogSet;
  readonly #stack: DialogInstance[];
  #opened: Promise<DialogContext> | undefined;

  private constructor(context: TurnContext, dialogs: DialogSet, stack: DialogInstance[]) {
    this.#context = context;
    this.#dialogs = dialogs;
    this.#stack = stack;
  }

  /** Looks at what is open. */
  static async find({ dialogs, memory }: DialogParts, context: TurnContext): Promise<OpenDialogs> {
    const { dialogStack } = await memory.dialogs.get(context, { dialogStack: [] });
    return new OpenDialogs(context, dialogs, dialogStack);
  }

  /** The prompt that waits for an answer. */
  get prompt(): PromptState | undefined {
    return openPrompt(this.#stack);
  }

  /** Whether what is open is a dialog of another version, which this one does not have any more. */
  get isForeign(): boolean {
    const active = this.#stack.at(-1);
    return active !== undefined && this.#dialogs.find(active.id) === undefined;
  }

  /** Begins a dialog; whatever was open is closed first. */
  async begin(dialogId: string, draft: object): Promise<void> {
    await this.cancel();
    await (await this.#open()).beginDialog(dialogId, draft);
  }

  /** Hands the turn to the open prompt. @returns whether there was one. */
  async goOn(): Promise<boolean> {
    if (this.prompt === undefined) return false;
    await (await this.#open()).continueDialog();
    return true;
  }

  /** Ends whatever is open; it closes its cards. */
  async cancel(): Promise<void> {
    if (this.#stack.length > 0) await (await this.#open()).cancelAllDialogs();
  }

  /** Forgets what is open, without a word. */
  forget(): void {
    this.#stack.length = 0;
  }

  #open(): Promise<DialogContext> {
    this.#opened ??= this.#dialogs.createContext(this.#context);
    return this.#opened;
  }
}
