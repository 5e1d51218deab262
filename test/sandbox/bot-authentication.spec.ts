import assert from 'node:assert/strict';
import { CloudAdapter, ConversationState, MemoryStorage, type TurnContext } from 'botbuilder';
import { DialogSet, DialogTurnStatus, OAuthPrompt } from 'botbuilder-dialogs';
import { decodeJwt } from 'jose';
import { z } from 'zod';
import { ALEX } from '../../sandbox/people.ts';
import { signInOverHttp } from '../harness/entra-browser.ts';
import { createSignInActivity } from '../harness/sign-in-activity.ts';
import { type SignInWorld, startSignInWorld } from '../harness/sign-in-world.ts';

const TokenResult = z.object({ token: z.string() });
const OAuthCard = z.object({ buttons: z.tuple([z.object({ value: z.url() })]) });

/** The smallest bot with the SDK's own OAuthPrompt; notes links shown and tokens obtained. */
function createPromptBot() {
  const state = new ConversationState(new MemoryStorage());
  const prompt = new OAuthPrompt('sign-in', { connectionName: 'reauth', title: 'Sign in' });
  const dialogs = new DialogSet(state.createProperty('dialogs')).add(prompt);
  const tokens: string[] = [];
  const links: string[] = [];

  async function run(context: TurnContext): Promise<void> {
    context.onSendActivities(async (_context, activities, next) => {
      for (const { attachments } of activities) {
        if (attachments?.[0]) links.push(OAuthCard.parse(attachments[0].content).buttons[0].value);
      }
      return next();
    });
    const dialog = await dialogs.createContext(context);
    const turn = await dialog.continueDialog();
    if (turn.status === DialogTurnStatus.empty) await dialog.beginDialog('sign-in');
    if (turn.status === DialogTurnStatus.complete) tokens.push(TokenResult.parse(turn.result).token);
    await state.saveChanges(context);
  }
  return { run, tokens, links };
}

/** Replies come in the answer to the request, so that no connector is needed. */
const expectReplies = { deliveryMode: 'expectReplies' };

describe('The bot’s authentication in the sandbox', () => {
  let world: SignInWorld;

  beforeEach(async () => {
    world = await startSignInWorld();
  });
  afterEach(() => world.close());

  it('lets the SDK’s OAuthPrompt go through a whole sign-in, completed as in Teams', async () => {
    const bot = createPromptBot();
    const adapter = new CloudAdapter(world.authentication);
    await adapter.processActivityDirect('', createSignInActivity(expectReplies), bot.run);
    assert.equal(bot.links.length, 1);

    const { code } = await signInOverHttp(bot.links[0] ?? '', ALEX.username);
    assert.equal(bot.tokens.length, 0);
    const [invoke] = z.array(z.looseObject({ value: z.object({ state: z.string() }) })).parse(world.received);
    assert.equal(invoke?.value.state, code);

    const activity = createSignInActivity({ ...invoke, ...expectReplies });
    await adapter.processActivityDirect('', activity, bot.run);
    assert.equal(decodeJwt(bot.tokens[0] ?? '')['oid'], ALEX.oid);
  });

  it('lets the person type the code instead', async () => {
    world.tokenService.settings.completeByInvoke = false;
    const bot = createPromptBot();
    const adapter = new CloudAdapter(world.authentication);
    await adapter.processActivityDirect('', createSignInActivity(expectReplies), bot.run);
    const { code = '' } = await signInOverHttp(bot.links[0] ?? '', ALEX.username);

    const typed = createSignInActivity({ ...expectReplies, text: code });
    await adapter.processActivityDirect('', typed, bot.run);
    assert.equal(bot.tokens.length, 1);
  });

  it('leaves the prompt open after a wrong code', async () => {
    const bot = createPromptBot();
    const adapter = new CloudAdapter(world.authentication);
    await adapter.processActivityDirect('', createSignInActivity(expectReplies), bot.run);
    const { code } = await signInOverHttp(bot.links[0] ?? '', ALEX.username);

    const wrong = createSignInActivity({ ...expectReplies, text: code === '123456' ? '654321' : '123456' });
    await adapter.processActivityDirect('', wrong, bot.run);
    assert.deepEqual(bot.tokens, []);
  });
});
