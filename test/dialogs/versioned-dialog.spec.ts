import assert from 'node:assert/strict';
import { type DialogTurnResult, WaterfallDialog } from 'botbuilder-dialogs';
import { z } from 'zod';
import { replacedNotice } from '../../cards/notices.ts';
import { ConsequencesPrompt } from '../../dialogs/consequences-prompt.ts';
import { step } from '../../dialogs/step.ts';
import { VersionedDialog } from '../../dialogs/versioned-dialog.ts';
import { PLATFORMS } from '../../services/devices/platforms.ts';
import { HandWorld, NOW } from './hand-world.ts';
import { press, sentence } from './some-turn.ts';
import { Stage } from './stage.ts';

const CONSEQUENCES = {
  deviceId: 'd1',
  deviceName: 'Phone of Alex',
  kind: 'ios',
  effect: PLATFORMS.ios,
  expiresAt: NOW + 300_000,
} as const;
const CONFIRM = press({ action: 'consequences.confirm', prompt: 'prompt-1', haveDevice: 'true' });

/** Asks for a decision, then says which of the steps after it was reached. */
class Steps extends VersionedDialog {
  constructor(world: HandWorld, names: readonly string[], draft: z.ZodType<object> = z.object({})) {
    super('versioned');
    const asking = step(draft, z.unknown(), ({ ctx, keep, draft: kept }) => {
      keep(kept);
      return ctx.beginDialog('prompt', CONSEQUENCES);
    });
    const saying = (name: string) =>
      step(draft, z.unknown(), async ({ ctx }): Promise<DialogTurnResult> => {
        await ctx.context.sendActivity(name);
        return ctx.endDialog();
      });
    this.addDialog(new WaterfallDialog('steps', [asking, ...names.map(saying)]));
    this.addDialog(new ConsequencesPrompt('prompt', world));
  }
}

describe('versioned dialog', () => {
  it('starts again instead of skipping a step that was added meanwhile', async () => {
    const world = new HandWorld();
    const stage = new Stage(new Steps(world, ['reset']));
    await stage.begin({});
    stage.deploy(new Steps(world, ['ask once more', 'reset']));
    const { status } = await stage.happens(CONFIRM);
    assert.equal(status, 'complete');
    assert.equal(stage.teams.shown, stage.reader.messages.chat.startAgainAfterUpdate);
    assert.deepEqual(stage.teams.texts, []);
  });

  it('closes the card that was open', async () => {
    const world = new HandWorld();
    const stage = new Stage(new Steps(world, ['reset']));
    await stage.begin({});
    stage.deploy(new Steps(world, []));
    await stage.happens(sentence('yes'));
    assert.deepEqual(stage.teams.texts, [stage.reader.messages.chat.startAgainAfterUpdate]);
    assert.deepEqual(stage.teams.replacements, [replacedNotice(stage.reader)]);
    assert.equal(await stage.prompt(), undefined);
  });

  it('starts again where the draft is one that it cannot read', async () => {
    const world = new HandWorld();
    const stage = new Stage(new Steps(world, ['reset']));
    await stage.begin({});
    stage.deploy(new Steps(world, ['reset'], z.object({ reason: z.string() })));
    const { status } = await stage.happens(CONFIRM);
    assert.equal(status, 'complete');
    assert.deepEqual(stage.teams.texts, [stage.reader.messages.chat.startAgainAfterUpdate]);
  });

  it('can be begun anew afterwards', async () => {
    const world = new HandWorld();
    const stage = new Stage(new Steps(world, ['reset']));
    await stage.begin({});
    stage.deploy(new Steps(world, ['ask once more', 'reset']));
    await stage.happens(CONFIRM);
    await stage.begin({});
    assert.equal((await stage.prompt())?.promptId, 'prompt-2');
  });

  it('goes on where nothing changed', async () => {
    const world = new HandWorld();
    const stage = new Stage(new Steps(world, ['reset']));
    await stage.begin({});
    stage.deploy(new Steps(world, ['reset']));
    await stage.happens(CONFIRM);
    assert.deepEqual(stage.teams.texts, ['reset']);
  });

  it('passes other failures on', async () => {
    const world = new HandWorld();
    const stage = new Stage(new Steps(world, ['reset']));
    await stage.begin({});
    stage.teams.beforeSend = () => Promise.reject(new Error('Teams away'));
    await assert.rejects(stage.happens(CONFIRM), /Teams away/);
  });
});
