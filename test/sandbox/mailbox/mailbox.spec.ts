import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, request, type Server } from 'node:http';
import express from 'express';
import { createMailboxPage } from '../../../sandbox/mailbox/index.ts';
import { createOutbox, type Outbox, SANDBOX_MAILBOX } from '../../../sandbox/mailbox/outbox.ts';
import { ALEX } from '../../../sandbox/people.ts';
import { openMail } from '../../../services/intune/mail-ports.ts';
import { systemClock } from '../../../services/platform/clock.ts';
import { silent } from '../../services/resets/hand-ports.ts';
import { portOf, startGraph, type GraphServer } from '../intune/graph-server.ts';

const MAIL = { subject: 'About you', html: '<p>Hello</p>' };
const NOBODY = '00000000-0000-4000-8000-000000000000';

describe('sandbox mailbox: with the product’s own Graph client', () => {
  let server: GraphServer;
  const openAs = (address: string): ReturnType<typeof openMail> =>
    openMail({ baseUrl: server.root, accessToken: () => Promise.resolve('good'), log: silent }, address);

  beforeEach(async () => {
    server = await startGraph();
  });

  afterEach(async () => {
    await server.close();
  });

  it('does not know somebody who does not exist, nor another mailbox', async () => {
    assert.equal(await openAs(SANDBOX_MAILBOX).addresses.find(NOBODY), undefined);
    const sent = openAs('ceo@contoso.example').mailbox.send('alex@example.com', MAIL);
    await assert.rejects(sent, { code: 'graph.not-found' });
    assert.deepEqual(server.intune.outbox.list(), []);
  });

  it('keeps what is sent to people it knows, until everything starts over', async () => {
    const { addresses, mailbox } = openAs(SANDBOX_MAILBOX);
    await mailbox.send((await addresses.find(ALEX.oid)) ?? '', MAIL);
    const [mail] = server.intune.outbox.list();
    assert.deepEqual([mail?.from, mail?.to, mail?.subject], [SANDBOX_MAILBOX, [ALEX.username], 'About you']);
    server.intune.reset();
    assert.deepEqual(server.intune.outbox.list(), []);
  });

  it('refuses what is no message', async () => {
    const { status } = await server.post(`/v1.0/users/${SANDBOX_MAILBOX}/sendMail`, { message: {} });
    assert.equal(status, 400);
  });
});

describe('sandbox mailbox page', () => {
  let outbox: Outbox;
  let server: Server;
  let root: string;

  beforeEach(async () => {
    outbox = createOutbox(systemClock);
    server = createServer(express().use('/mailbox', createMailboxPage(outbox)));
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    root = `http://127.0.0.1:${portOf(server.address())}/mailbox`;
  });

  afterEach(() => {
    server.closeAllConnections();
    server.close();
  });

  const add = (subject: string, html = '<p>Hello</p>'): void => {
    outbox.add({ from: SANDBOX_MAILBOX, to: ['alex@example.com'], subject, html });
  };
  const read = async (path = ''): Promise<string> => (await fetch(`${root}${path}`)).text();

  it('answers only this computer under its own name', async () => {
    const foreign = request(root, { headers: { host: 'evil.example' } });
    foreign.end();
    const [response] = (await once(foreign, 'response')) as [{ statusCode: number }];
    assert.equal(response.statusCode, 403);
  });

  it('does not know a message that was never sent', async () => {
    for (const path of ['/1', '/1/text', '/x', '/-1'])
      assert.equal((await fetch(`${root}${path}`)).status, 404, path);
  });

  it('says what to do where nothing was sent', async () => {
    assert.match(await read(), /Nothing was sent yet/);
  });

  it('lists messages, the newest first, and shows each', async () => {
    add('First');
    add('Second');
    assert.match(await read(), /Second.*First/s);
    assert.match(await read('/1'), /<h1>First<\/h1>.*src="\/mailbox\/1\/text"/s);
    assert.match(await read('/1/text'), /<p>Hello<\/p>/);
  });

  it('shows a subject as text, and lets a message run nothing', async () => {
    add('<script>alert(1)</script>', '<html><head></head><script>alert(1)</script></html>');
    assert.doesNotMatch((await read()) + (await read('/1')), /<script>/);
    const { headers } = await fetch(`${root}/1/text`);
    assert.match(headers.get('content-security-policy') ?? '', /default-src 'none'/);
    assert.match(await read('/1'), /sandbox="allow-popups/);
  });

  it('forgets the oldest messages before they fill the memory', () => {
    for (let i = 0; i < 1_100; i += 1) add('x');
    assert.equal(outbox.list().length, 1_000);
    assert.equal(outbox.list().at(-1)?.id, 1_100);
  });
});
