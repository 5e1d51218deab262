import assert from 'node:assert/strict';
import { MessageFactory } from 'botbuilder';
import type { DialogTurnResult } from 'botbuilder-dialogs';
import { z } from 'zod';
import type { AdaptiveCard } from '../../../cards/card.ts';
import { canceledNotice, chatNotice, replacedNotice } from '../../../cards/notices.ts';
import { CardPrompt, type Open, type Opening } from '../../../dialogs/card-prompt/card-prompt.ts';
import { cardMessage } from '../../../dialogs/answer.ts';
import { scopeOf, type TurnEvent } from '../../../dialogs/turn.ts';
import type { Reader } from '../../../locales/index.ts';
import { CONVERSATION } from '../../harness/activities.ts';
import { HandWorld, NOW } from '../hand-world.ts';
import { press, sentence } from '../some-turn.ts';
import { Stage } from '../stage.ts';

const Options = z.object({ lastsMs: z.number().optional(), companion: z.boolean().optional() });
type Options = z.infer<typeof Options>;

const card = (name: string, reader: Reader): AdaptiveCard => chatNotice(name, [], reader);

/** Ends at "done", draws itself anew at "again", counts "wrong", and leaves everything else alone. */
class TestPrompt extends CardPrompt<Options> {
  constructor(world: HandWorld) {
    super('test-prompt', world, Options);
  }

  protected override open(
    context: Parameters<typeof scopeOf>[0],
    promptId: string,
    { lastsMs, companion }: Options,
  ): Promise<Opening> {
    return Promise.resolve({
      message: cardMessage(card(`open ${promptId}`, scopeOf(context).reader)),
      ...(companion === true ? { companion: MessageFactory.text('companion') } : {}),
      ...(lastsMs === undefined ? {} : { expiresAt: this.services.clock.now() + lastsMs }),
    });
  }

  protected override async receive(
    open: Open<Options>,
    event: TurnEvent,
  ): Promise<DialogTurnResult | undefined> {
    if (event.kind === 'card-action')
      return this.finish(open, card('pressed', open.reader), { pressed: true });
    if (event.kind !== 'command') return undefined;
    if (event.text === 'done') return this.finish(open, card('done', open.reader), { done: true });
    if (event.text === 'again') return this.redraw(open, card('again', open.reader));
    if (event.text === 'wrong') await open.context.sendActivity(`wrong ${this.countWrongAnswer(open)}`);
    return undefined;
  }

  protected override expiredCard(_options: Options, reader: Reader): AdaptiveCard {
    return card('expired', reader);
  }
}

async function openTestPrompt(options: Options = {}): Promise<{ world: HandWorld; stage: Stage }> {
  const world = new HandWorld();
  const stage = new Stage(new TestPrompt(world));
  await stage.begin(options);
  return { world, stage };
}

const LASTING: Options = { lastsMs: 1000 };

describe('card prompt', () => {
  it('does not open with options it does not know', async () => {
    const stage = new Stage(new TestPrompt(new HandWorld()));
    await assert.rejects(stage.begin({ lastsMs: 'long' }), z.ZodError);
    assert.deepEqual(stage.teams.sent, []);
  });

  describe('whose time is over', () => {
    it('ends at the next thing that happens, without looking at it', async () => {
      for (const event of [sentence('done'), press({ action: 'help.show' }), { kind: 'typing' }] as const) {
        const { world, stage } = await openTestPrompt(LASTING);
        world.clock.time += 1000;
        const ended = await stage.happens(event);
        assert.deepEqual(ended, { status: 'complete', result: { outcome: 'expired' } });
        assert.deepEqual(stage.teams.replacements, [card('expired', stage.reader)]);
      }
    });

    it('ends when the queue says so, and not for another prompt', async () => {
      const { stage } = await openTestPrompt(LASTING);
      const other = await stage.happens({ kind: 'prompt-expired', promptId: 'prompt-0' });
      const own = await stage.happens({ kind: 'prompt-expired', promptId: 'prompt-1' });
      assert.deepEqual([other.status, own.status], ['waiting', 'complete']);
    });

    it('can still be canceled', async () => {
      const { world, stage } = await openTestPrompt(LASTING);
      world.clock.time += 1000;
      assert.deepEqual((await stage.happens(sentence('cancel'))).result, { outcome: 'canceled' });
    });

    it('is open until the last moment', async () => {
      const { world, stage } = await openTestPrompt(LASTING);
      world.clock.time += 999;
      assert.deepEqual((await stage.happens(sentence('done'))).result, { done: true });
    });
  });

  it('does not end by itself where it has no time limit', async () => {
    const { world, stage } = await openTestPrompt();
    world.clock.time += 1_000_000_000;
    assert.deepEqual(world.queue.jobs, []);
    assert.equal((await stage.happens({ kind: 'prompt-expired', promptId: 'prompt-1' })).status, 'waiting');
  });

  it('schedules its end before it is shown, so that a crash in between leaves no card open for ever', async () => {
    const world = new HandWorld();
    const stage = new Stage(new TestPrompt(world));
    stage.teams.beforeSend = () => Promise.reject(new Error('Teams away'));
    await assert.rejects(stage.begin(LASTING), /Teams away/);
    const job = { kind: 'prompt-timeout', conversationId: CONVERSATION, promptId: 'prompt-1' };
    assert.deepEqual(world.queue.jobs, [{ job, at: NOW + 1000 }]);
  });

  describe('that is canceled', () => {
    it('is not canceled by the button of another card', async () => {
      const { stage } = await openTestPrompt();
      const foreign = await stage.happens(press({ action: 'prompt.cancel', prompt: 'prompt-0' }));
      assert.notDeepEqual(foreign.result, { outcome: 'canceled' });
    });

    it('by its button closes the card where it was pressed and for everybody', async () => {
      const { stage } = await openTestPrompt();
      const canceled = await stage.happens(press({ action: 'prompt.cancel', prompt: 'prompt-1' }));
      assert.deepEqual(canceled.result, { outcome: 'canceled' });
      assert.deepEqual(stage.teams.shown, canceledNotice(stage.reader));
      assert.deepEqual(stage.teams.replacements, [canceledNotice(stage.reader)]);
    });

    it('in words says so in words, too', async () => {
      const { stage } = await openTestPrompt();
      const canceled = await stage.happens(sentence('cancel'));
      assert.deepEqual(canceled.result, { outcome: 'canceled' });
      assert.deepEqual(stage.teams.texts, [stage.reader.messages.chat.canceled]);
      assert.deepEqual(stage.teams.replacements, [canceledNotice(stage.reader)]);
    });
  });

  it('closes its card when something newer takes its place', async () => {
    const { stage } = await openTestPrompt();
    const id = stage.teams.lastMessageId;
    await stage.replace();
    assert.deepEqual(stage.teams.replacements, [replacedNotice(stage.reader)]);
    assert.equal(stage.teams.updated[0]?.id, id);
    assert.equal(await stage.prompt(), undefined);
  });

  it('closes the message beside its card as well', async () => {
    for (const end of [(s: Stage) => s.replace(), (s: Stage) => s.happens(sentence('done'))]) {
      const { stage } = await openTestPrompt({ companion: true });
      const ids = stage.teams.sent.map(({ id }) => id);
      await end(stage);
      assert.deepEqual(
        stage.teams.updated.map(({ id }) => id),
        ids,
      );
    }
  });

  it('ends also where its card cannot be closed, and logs nothing of what was sent', async () => {
    const { world, stage } = await openTestPrompt();
    stage.teams.beforeUpdate = (activity) => {
      const request = { headers: { authorization: 'Bearer of-the-bot' }, body: JSON.stringify(activity) };
      return Promise.reject(Object.assign(new Error('not found'), { statusCode: 404, request }));
    };
    assert.deepEqual((await stage.happens(sentence('done'))).result, { done: true });
    const [line] = world.lines;
    assert.deepEqual([world.lines.length, line?.message], [1, 'Closed card could not be replaced']);
    const facts = { cause: 'Error', status: 404, activityId: stage.teams.lastMessageId };
    assert.deepEqual({ ...facts, ...line?.facts }, { code: undefined, retryAfter: undefined, ...facts });
  });

  it('stays open for what it does not understand', async () => {
    const { stage } = await openTestPrompt();
    for (const event of [sentence('what?'), { kind: 'typing' }, { kind: 'token-event' }] as const) {
      assert.equal((await stage.happens(event)).status, 'waiting');
    }
    assert.equal((await stage.prompt())?.promptId, 'prompt-1');
  });

  it('stays open when drawn anew, under the same id and in the same message', async () => {
    const { stage } = await openTestPrompt();
    const id = stage.teams.lastMessageId;
    assert.equal((await stage.happens(sentence('again'))).status, 'waiting');
    assert.equal(stage.teams.updated[0]?.id, id);
    assert.equal((await stage.prompt())?.promptId, 'prompt-1');
  });

  it('counts wrong answers from turn to turn', async () => {
    const { stage } = await openTestPrompt();
    await stage.happens(sentence('wrong'));
    await stage.happens(sentence('wrong'));
    assert.deepEqual(stage.teams.texts, ['wrong 1', 'wrong 2']);
  });

  it('gives each opening an id of its own', async () => {
    const { stage } = await openTestPrompt();
    await stage.happens(sentence('done'));
    await stage.begin({});
    assert.equal((await stage.prompt())?.promptId, 'prompt-2');
  });
});
