import assert from 'node:assert/strict';
import type { TurnContext } from 'botbuilder';
import type { DialogContext, DialogTurnResult } from 'botbuilder-dialogs';
import { spy } from 'sinon';
import { ConversationMemory } from '../../bot/conversation-memory.ts';
import { OpenDialogs } from '../../bot/open-dialogs.ts';
import { ComponentDialog, Dialog, DialogSet } from '../../dialogs/sdk.ts';
import { teamsActivity } from '../harness/activities.ts';
import { FakeTeams } from '../harness/fake-teams.ts';
import { HandDocuments } from '../harness/hand-documents.ts';

const PROMPT = { promptId: 'p-1', userId: 'u-1' };

/** Asks, and waits for as long as it is not told to end. */
class Question extends Dialog {
  readonly heard: string[] = [];

  override beginDialog(dc: DialogContext, options?: object): Promise<DialogTurnResult> {
    if (dc.activeDialog !== undefined) dc.activeDialog.state = { ...PROMPT, ...options };
    return Promise.resolve(Dialog.EndOfTurn);
  }

  override continueDialog(dc: DialogContext): Promise<DialogTurnResult> {
    this.heard.push(dc.context.activity.text);
    return dc.endDialog();
  }
}

/** A question inside a dialog, as all of ours are. */
function conversationWith(question: Question): ComponentDialog {
  return new (class extends ComponentDialog {})('talk').addDialog(question);
}

describe('What is open in a conversation', () => {
  async function turn(dialogs: DialogSet, memory: ConversationMemory, work: (open: OpenDialogs) => unknown) {
    const act = async (context: TurnContext): Promise<void> => {
      await work(await OpenDialogs.find({ dialogs, memory }, context));
      await memory.saveChanges(context);
    };
    await new FakeTeams().processActivity(teamsActivity({ text: 'well' }), act);
  }

  function setUp(): {
    question: Question;
    createContext: { readonly callCount: number };
    play: (work: (open: OpenDialogs) => unknown) => Promise<void>;
    deploy: () => void;
  } {
    const memory = new ConversationMemory(new HandDocuments());
    const question = new Question('question');
    const parts = { dialogs: new DialogSet(memory.dialogs).add(conversationWith(question)) };
    const createContext = spy(parts.dialogs, 'createContext');
    return {
      question,
      createContext,
      play: (work) => turn(parts.dialogs, memory, work),
      deploy: () => {
        parts.dialogs = new DialogSet(memory.dialogs);
      },
    };
  }

  it('is looked at without the SDK where nothing is open, and nothing is begun', async () => {
    const { play, createContext } = setUp();

    await play(async (open) => {
      assert.equal(open.prompt, undefined);
      assert.equal(open.isForeign, false);
      assert.equal(await open.goOn(), false);
      await open.cancel();
    });

    assert.equal(createContext.callCount, 0);
  });

  it('is the prompt inside the dialog, as of the turn before', async () => {
    const { play, createContext } = setUp();
    await play((open) => open.begin('talk', {}));

    await play((open) => {
      assert.equal(open.prompt?.promptId, PROMPT.promptId);
      assert.equal(open.isForeign, false);
    });

    assert.equal(createContext.callCount, 1);
  });

  it('is the prompt that was begun in this turn', async () => {
    const { play } = setUp();

    await play(async (open) => {
      await open.begin('talk', {});
      assert.equal(open.prompt?.promptId, PROMPT.promptId);
    });
  });

  it('takes the turn, and ends', async () => {
    const { play, question } = setUp();
    await play((open) => open.begin('talk', {}));

    await play(async (open) => {
      assert.equal(await open.goOn(), true);
    });
    await play(async (open) => {
      assert.equal(await open.goOn(), false);
    });

    assert.deepEqual(question.heard, ['well']);
  });

  it('is closed before something else begins', async () => {
    const { play } = setUp();
    await play((open) => open.begin('talk', { promptId: 'first' }));

    await play((open) => open.begin('talk', { promptId: 'second' }));

    await play((open) => {
      assert.equal(open.prompt?.promptId, 'second');
    });
  });

  it('is nothing after it was canceled or forgotten', async () => {
    for (const end of ['cancel', 'forget'] as const) {
      const { play } = setUp();
      await play((open) => open.begin('talk', {}));

      await play((open) => open[end]());

      await play((open) => {
        assert.equal(open.prompt, undefined);
      });
    }
  });

  it('is foreign where this version does not have the dialog any more', async () => {
    const { play, deploy } = setUp();
    await play((open) => open.begin('talk', {}));

    deploy();

    await play((open) => {
      assert.equal(open.isForeign, true);
    });
  });
});
