import {
  type Activity,
  ActivityHandler,
  CardFactory,
  CloudAdapter,
  ConfigurationBotFrameworkAuthentication,
  ConversationState,
  MemoryStorage,
  MessageFactory,
} from 'botbuilder';
import {
  ComponentDialog,
  type DialogContext,
  DialogSet,
  type DialogTurnResult,
  DialogTurnStatus,
  OAuthPrompt,
  WaterfallDialog,
  type WaterfallStepContext,
} from 'botbuilder-dialogs';
import {
  AuthenticationConstants,
  type BotFrameworkAuthentication,
  ClaimsIdentity,
  type UserTokenClient,
} from 'botframework-connector';
import restify from 'restify';

/** Where the token service is; the samples take the Bot Framework's own. */
const OAUTH_URL = process.env['OAUTH_URL'] ?? '';

/** Without an app id the endpoint is open, but the SDK fetches no tokens: the client gets an id of its own. */
class OpenAuthentication extends ConfigurationBotFrameworkAuthentication {
  readonly #tokens: BotFrameworkAuthentication = new ConfigurationBotFrameworkAuthentication({
    OAuthUrl: OAUTH_URL,
  });

  override createUserTokenClient(): Promise<UserTokenClient> {
    const claims = [{ type: AuthenticationConstants.AudienceClaim, value: 'baseline' }];
    return this.#tokens.createUserTokenClient(
      new ClaimsIdentity(claims, AuthenticationConstants.AnonymousAuthType),
    );
  }
}

/** The waterfall of the samples: sign in, then one card. */
class MainDialog extends ComponentDialog {
  constructor() {
    super('main');
    this.addDialog(
      new OAuthPrompt('sign-in', { connectionName: 'graph', title: 'Sign in', timeout: 300_000 }),
    );
    this.addDialog(new WaterfallDialog('steps', [askToSignIn, showCard]));
    this.initialDialogId = 'steps';
  }
}

function askToSignIn(step: WaterfallStepContext): Promise<DialogTurnResult> {
  return step.beginDialog('sign-in');
}

async function showCard(step: WaterfallStepContext): Promise<DialogTurnResult> {
  const card = CardFactory.heroCard('Signed in', 'You are now signed in.', undefined, ['Reset', 'Cancel']);
  await step.context.sendActivity(MessageFactory.attachment(card));
  return step.endDialog();
}

const state = new ConversationState(new MemoryStorage());
const dialogs = new DialogSet(state.createProperty('dialogs')).add(new MainDialog());

/** Begins the waterfall, or hands it the turn. */
async function goOn(dialog: DialogContext): Promise<void> {
  const { status } = await dialog.continueDialog();
  if (status === DialogTurnStatus.empty) await dialog.beginDialog('main');
}

const bot = new ActivityHandler();
bot.onTurn(async (context, next) => {
  await goOn(await dialogs.createContext(context));
  if (context.activity.type === 'invoke') {
    const answer: Partial<Activity> = { type: 'invokeResponse', value: { status: 200 } };
    await context.sendActivity(answer);
  }
  await state.saveChanges(context);
  await next();
});

const adapter = new CloudAdapter(new OpenAuthentication({}));
const server = restify.createServer();
server.use(restify.plugins.bodyParser());
server.post('/api/messages', async (req, res) => {
  const { headers, method = '' } = req;
  await adapter.process({ body: bodyOf(req), headers, method }, res, (context) => bot.run(context));
});
/** For the types only: restify leaves the body untyped. */
function bodyOf({ body }: { body?: unknown }): Record<string, unknown> {
  return typeof body === 'object' && body !== null ? { ...body } : {};
}

server.listen(Number(process.env['PORT']), 'localhost');
