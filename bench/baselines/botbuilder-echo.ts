import { ActivityHandler, CloudAdapter, ConfigurationBotFrameworkAuthentication } from 'botbuilder';
import restify from 'restify';

/** botbuilder's echo bot, as its samples write it: one reply to each message, no state. */
class EchoBot extends ActivityHandler {
  constructor() {
    super();
    this.onMessage(async (context, next) => {
      await context.sendActivity(`Echo: ${context.activity.text}`);
      await next();
    });
  }
}

const adapter = new CloudAdapter(new ConfigurationBotFrameworkAuthentication({}));
const bot = new EchoBot();
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
