import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import express from 'express';
import { createControl } from '../../sandbox/control/index.ts';
import { createIntune } from '../../sandbox/intune/index.ts';
import { createDevices, createPerson } from '../people/person.ts';
import { createConnector } from './connector.ts';
import { createGraphTally } from './graph-tally.ts';
import { type WorldCounts, WorldOrders } from './orders.ts';
import { createTokenStub, type TokenAnswer } from './token-stub.ts';

/**
 * Everything around the bots, in a process of its own: a stub of the Bot Connector and of the token service, and the
 * sandbox's Intune with Graph's limits in force. Knows no authentication: it is not what is measured.
 */
const orders = WorldOrders.parse(JSON.parse(process.env['ORDERS'] ?? ''));
const groups = orders.devices.flatMap((group) => Array.from({ length: group.people }, () => group));
const intune = createIntune({
  acceptToken: () => Promise.resolve(true),
  seed: groups.flatMap(({ each, isOffline }, index) => createDevices(createPerson(index), each, isOffline)),
  stepDelayMs: orders.stepDelayMs,
  // One request for a list: what is counted is what the bot asks, not how Graph cuts it up.
  pageSize: 1000,
  ...(orders.limits === undefined ? {} : { limits: orders.limits }),
});
const connector = createConnector();
const graph = createGraphTally(intune.journal);
const tokens = await createTokenStub('http://bench.localhost');
const app = express();
app.use('/graph', intune.router);
app.use('/control', createControl(intune));

createServer((req, res) => void route(req, res)).listen(Number(process.env['PORT']), 'localhost');

async function route(req: IncomingMessage, res: ServerResponse): Promise<void> {
  const path = req.url ?? '';
  if (path.startsWith('/connector/')) return connector.take(path.slice('/connector/'.length), req, res);
  if (path === '/news') {
    connector.tell(res);
    return;
  }
  const url = new URL(path, 'http://localhost');
  if (path.startsWith('/tokens/')) send(res, await tokens.answer(req.method ?? '', url));
  else if (path === '/keys') send(res, { status: 200, body: tokens.keys });
  else if (path === '/counts') send(res, { status: 200, body: countAll() });
  else app(req, res);
}

function countAll(): WorldCounts {
  return { ...connector.count(), ...graph.count() };
}

function send(res: ServerResponse, { status, body }: TokenAnswer): void {
  res.writeHead(status, { 'content-type': 'application/json' });
  res.end(body === undefined ? undefined : JSON.stringify(body));
}
