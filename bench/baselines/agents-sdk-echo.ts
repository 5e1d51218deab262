import {
  ActivityHandler,
  authorizeJWT,
  CloudAdapter,
  loadAuthConfigFromEnv,
  type Request,
} from '@microsoft/agents-hosting';
import express, { type Response } from 'express';

/** The Microsoft 365 Agents SDK's echo, as its documentation writes it. */
const authConfig = loadAuthConfigFromEnv();
const adapter = new CloudAdapter(authConfig);
const bot = new ActivityHandler();
bot.onMessage(async (context, next) => {
  await context.sendActivity(`Echo: ${context.activity.text ?? ''}`);
  await next();
});

const server = express();
server.use(express.json());
server.use(authorizeJWT(authConfig));
server.post('/api/messages', async (req: Request, res: Response) => {
  await adapter.process(req, res, (context) => bot.run(context));
});
server.listen(Number(process.env['PORT']), 'localhost');
