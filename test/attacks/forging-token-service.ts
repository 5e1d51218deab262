import type { AddressInfo } from 'node:net';
import express from 'express';
import { z } from 'zod';
import { SandboxBotFrameworkAuthentication } from '../../sandbox/bot-authentication.ts';
import { keepRuledDesks, type RuledDesk, type RuledDeskOptions } from '../harness/ruled-desk.ts';

const TokenAnswer = z.looseObject({ token: z.string() });

/** What becomes of the token of a sign-in on its way to the bot. */
export type TokenSwap = (genuine: string) => Promise<string>;

/** The worst that can stand between the bot and its tokens: a token service that hands over what an attacker likes. */
interface ForgingTokenService {
  readonly url: string;
  /** Stands before this one from now on. */
  forwardTo(target: string): void;
  close(): void;
}

/** Opens one on loopback. Everything but tokens it passes on as it is. */
async function openForgingTokenService(swap: TokenSwap): Promise<ForgingTokenService> {
  let target = '';
  const app = express();
  const server = app.listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  app.use(async (req, res) => {
    const answer = await fetch(`${target}${req.originalUrl}`, { method: req.method });
    const text = await answer.text();
    const token = answer.ok ? TokenAnswer.safeParse(parse(text)) : undefined;
    const body =
      token?.success === true ? JSON.stringify({ ...token.data, token: await swap(token.data.token) }) : text;
    res.status(answer.status).type('json').send(body);
  });
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    forwardTo(url) {
      target = url;
    },
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}

function parse(text: string): unknown {
  return text === '' ? undefined : JSON.parse(text);
}

/** Opens desks whose tokens are swapped on their way, and closes them after each test. */
export function keepForgedDesks(): (swap: TokenSwap, options?: RuledDeskOptions) => Promise<RuledDesk> {
  const openDesk = keepRuledDesks();
  const services: ForgingTokenService[] = [];
  afterEach(() => {
    for (const service of services.splice(0)) service.close();
  });
  return async (swap, options = {}) => {
    const service = await openForgingTokenService(swap);
    services.push(service);
    return openDesk({
      ...options,
      parts: ({ world }) => {
        service.forwardTo(world.tokenService.url);
        return { authentication: new SandboxBotFrameworkAuthentication(service.url) };
      },
    });
  };
}
