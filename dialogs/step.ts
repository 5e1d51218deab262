import type { DialogTurnResult, WaterfallStep, WaterfallStepContext } from 'botbuilder-dialogs';
import type { z } from 'zod';

/** What a step is given: its context, the draft so far, and the answer of the prompt before it. */
export interface StepTurn<D, A> {
  readonly ctx: WaterfallStepContext;
  readonly draft: D;
  /** `undefined` in the first step. */
  readonly answer: A | undefined;
  /** Keeps a changed draft for the steps that follow. */
  readonly keep: (draft: D) => void;
}

/** The draft or the answer is not what this version of the dialog writes: somebody deployed in between. */
export class DraftNotReadable extends Error {
  constructor(cause: unknown) {
    super('The dialog was begun by another version', { cause });
    this.name = 'DraftNotReadable';
  }
}

/** The one place where a waterfall's untyped options, values and result are narrowed. */
export function step<D extends object, A>(
  draftSchema: z.ZodType<D>,
  answerSchema: z.ZodType<A>,
  run: (turn: StepTurn<D, A>) => Promise<DialogTurnResult>,
): WaterfallStep {
  return (ctx) => {
    const values: { draft?: unknown } = ctx.values;
    const draft = read(draftSchema, values.draft ?? ctx.options);
    const answer = ctx.result === undefined ? undefined : read(answerSchema, ctx.result);
    const keep = (changed: D): void => {
      values.draft = changed;
    };
    return run({ ctx, draft, answer, keep });
  };
}

function read<T>(schema: z.ZodType<T>, value: unknown): T {
  const parsed = schema.safeParse(value);
  if (!parsed.success) throw new DraftNotReadable(parsed.error);
  return parsed.data;
}
