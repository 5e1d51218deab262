import assert from 'node:assert/strict';
import { type DialogTurnResult, WaterfallDialog, type WaterfallStep } from 'botbuilder-dialogs';
import { z } from 'zod';
import { DraftNotReadable, step, type StepTurn } from '../../dialogs/step.ts';
import { Stage } from './stage.ts';

const Draft = z.object({ name: z.string(), count: z.number().default(0) });
type Draft = z.infer<typeof Draft>;
const Answer = z.object({ yes: z.boolean() });
type Seen = Pick<StepTurn<Draft, z.infer<typeof Answer>>, 'draft' | 'answer'>;

/** A step that notes what it is given, keeps a changed draft, and ends its turn. */
function noting(
  seen: Seen[],
  next: (ctx: StepTurn<Draft, unknown>['ctx']) => Promise<DialogTurnResult>,
): WaterfallStep {
  return step(Draft, Answer, ({ ctx, draft, answer, keep }) => {
    seen.push({ draft, answer });
    keep({ ...draft, count: draft.count + 1 });
    return next(ctx);
  });
}

const wait = (): Promise<DialogTurnResult> => Promise.resolve(WaterfallDialog.EndOfTurn);

describe('step', () => {
  it('refuses a draft that is not what this version writes', async () => {
    for (const options of [{}, { name: 7 }, { name: 'x', count: 'many' }]) {
      const stage = new Stage(new WaterfallDialog('steps', [noting([], wait)]));
      await assert.rejects(stage.begin(options), DraftNotReadable);
    }
  });

  it('refuses an answer that is not what its prompt gives', async () => {
    const seen: Seen[] = [];
    const steps = [noting(seen, (ctx) => ctx.next({ yes: 'perhaps' })), noting(seen, wait)];
    const stage = new Stage(new WaterfallDialog('steps', steps));
    await assert.rejects(stage.begin({ name: 'x' }), DraftNotReadable);
    assert.equal(seen.length, 1);
  });

  it('reads the draft from what the dialog began with, and has no answer yet', async () => {
    const seen: Seen[] = [];
    await new Stage(new WaterfallDialog('steps', [noting(seen, wait)])).begin({ name: 'x' });
    assert.deepEqual(seen, [{ draft: { name: 'x', count: 0 }, answer: undefined }]);
  });

  it('hands the changed draft and the typed answer to the next step', async () => {
    const seen: Seen[] = [];
    const steps = [noting(seen, (ctx) => ctx.next({ yes: true, more: 1 })), noting(seen, wait)];
    await new Stage(new WaterfallDialog('steps', steps)).begin({ name: 'x' });
    assert.deepEqual(seen[1], { draft: { name: 'x', count: 1 }, answer: { yes: true } });
  });

  it('keeps the draft from turn to turn', async () => {
    const seen: Seen[] = [];
    const stage = new Stage(new WaterfallDialog('steps', [noting(seen, wait), noting(seen, wait)]));
    await stage.begin({ name: 'x' });
    await stage.happens({ kind: 'typing' });
    assert.deepEqual(seen[1]?.draft, { name: 'x', count: 1 });
  });
});
