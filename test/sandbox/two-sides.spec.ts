import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { json } from 'node:stream/consumers';
import express from 'express';
import { SANDBOX_HELPDESK } from '../../sandbox/helpdesk.ts';
import { ALEX, MEGAN } from '../../sandbox/people.ts';
import { createTwoSides } from '../../sandbox/playground/two-sides.ts';

const FROM = { id: `29:${ALEX.oid}`, aadObjectId: ALEX.oid, name: ALEX.name };

describe('both sides at the Playground’s keyboard', () => {
  const servers: Server[] = [];

  afterEach(() => {
    for (const server of servers.splice(0)) server.close();
  });

  async function listen(server: Server): Promise<string> {
    servers.push(server.listen(0, '127.0.0.1'));
    await once(server, 'listening');
    const address = server.address();
    assert.ok(address !== null && typeof address !== 'string');
    return `http://127.0.0.1:${address.port}`;
  }

  /** What the bot gets of an activity, and what comes back. */
  async function pass(activity: object): Promise<{ readonly got: unknown; readonly answer: Response }> {
    const got: unknown[] = [];
    const bot = await listen(
      createServer((req, res) => {
        void json(req).then((body) => {
          got.push(body);
          // Two calls: restify, where it is loaded as well, lets `writeHead` return nothing.
          res.writeHead(200, { 'content-type': 'application/json' });
          res.end('{"statusCode":200}');
        });
      }),
    );
    const proxy = await listen(createServer(express().use(createTwoSides(bot))));
    const answer = await fetch(proxy, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(activity),
    });
    return { got: got[0], answer };
  }

  it('are Megan in the helpdesk’s team', async () => {
    const channelData = { team: { id: SANDBOX_HELPDESK.teamId }, tenant: { id: 't' } };

    const { got } = await pass({ type: 'message', from: FROM, channelData });

    const megan = { id: `29:${MEGAN.oid}`, aadObjectId: MEGAN.oid, name: MEGAN.name };
    assert.deepEqual(got, { type: 'message', from: megan, channelData });
  });

  it('are Alex everywhere else, word for word', async () => {
    const activity = { type: 'message', from: FROM, channelData: { tenant: { id: 't' } }, text: 'reset' };

    assert.deepEqual((await pass(activity)).got, activity);
    assert.deepEqual((await pass({ channelData: null })).got, { channelData: null });
  });

  it('get the bot’s own answer', async () => {
    const { answer } = await pass({ type: 'invoke', from: FROM });

    assert.deepEqual(
      [answer.status, answer.headers.get('content-type'), await answer.json()],
      [200, 'application/json; charset=utf-8', { statusCode: 200 }],
    );
  });
});
