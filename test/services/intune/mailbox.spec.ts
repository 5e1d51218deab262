import assert from 'node:assert/strict';
import { createAddressBook } from '../../../services/intune/address-book.ts';
import { createMailbox } from '../../../services/intune/mailbox.ts';
import { graphAt, json, startGraphServer, withGraph } from './graph-server.ts';
import { openMail } from '../../../services/intune/mail-ports.ts';
import { silent } from '../resets/hand-ports.ts';

const USER = '0f6a4cf1-7a1b-4c7a-9b0c-000000000001';
const MAIL = { subject: 'About you', html: '<p>Hello</p>' };

describe('mailbox', () => {
  it('sends one message to one person, and keeps no copy', () =>
    withGraph(
      (_request, response) => {
        response.writeHead(202);
        response.end();
      },
      async (graph, { seen }) => {
        await createMailbox(graph, 'desk+1@example.com').send('alex@example.com', MAIL);
        assert.deepEqual(
          seen.map(({ method, url }) => [method, url]),
          [['POST', '/graph/v1.0/users/desk%2B1%40example.com/sendMail']],
        );
        assert.deepEqual(JSON.parse(seen[0]?.body ?? ''), {
          message: {
            subject: 'About you',
            body: { contentType: 'HTML', content: '<p>Hello</p>' },
            toRecipients: [{ emailAddress: { address: 'alex@example.com' } }],
            internetMessageHeaders: [{ name: 'x-auto-response-suppress', value: 'All' }],
          },
          saveToSentItems: false,
        });
      },
    ));

  for (const [status, code] of [
    [403, 'graph.forbidden'],
    [404, 'graph.not-found'],
    [429, 'graph.throttled'],
    [503, 'graph.outcome-unknown'],
  ] as const) {
    it(`sends nothing a second time by itself: ${status}`, () =>
      withGraph(
        (_request, response) => {
          json(response, status, {}, { 'retry-after': '0' });
        },
        async (graph, { seen }) => {
          await assert.rejects(createMailbox(graph, 'desk@example.com').send('a@b.example', MAIL), { code });
          assert.equal(seen.length, 1);
        },
      ));
  }

  it('stays in its own path, whatever the address is', () =>
    withGraph(
      (_request, response) => {
        response.writeHead(202);
        response.end();
      },
      async (graph, { seen }) => {
        await createMailbox(graph, '../me?x#@example.com').send('a@b.example', MAIL);
        assert.equal(seen[0]?.path, '/graph/v1.0/users/..%2Fme%3Fx%23%40example.com/sendMail');
      },
    ));

  it('is reached by a client of its own', async () => {
    const server = await startGraphServer((_request, response) => {
      json(response, 200, { mail: 'alex@example.com' });
    });
    const settings = { baseUrl: server.origin, accessToken: () => Promise.resolve('t'), log: silent };
    const { addresses, mailbox } = openMail(settings, 'desk@example.com');
    await mailbox.send((await addresses.find(USER)) ?? '', MAIL);
    await server.close();
    assert.equal(server.seen.length, 2);
  });
});

describe('address book', () => {
  const answers: readonly [what: string, answer: object, found: string | undefined][] = [
    [
      'the address',
      { mail: 'alex@example.com', userPrincipalName: 'alexw@corp.example' },
      'alex@example.com',
    ],
    [
      'the name for signing in',
      { mail: null, userPrincipalName: 'alexw@corp.example' },
      'alexw@corp.example',
    ],
    [
      'the name, where the address is none',
      { mail: 'none', userPrincipalName: 'a@b.example' },
      'a@b.example',
    ],
    ['nothing, where neither is one', { mail: null, userPrincipalName: 'guest#EXT#@corp' }, undefined],
  ];
  for (const [what, answer, found] of answers) {
    it(`finds ${what}`, () =>
      withGraph(
        (_request, response) => {
          json(response, 200, answer);
        },
        async (graph, { seen }) => {
          assert.equal(await createAddressBook(graph).find(USER), found);
          assert.equal(seen[0]?.url, `/graph/v1.0/users/${USER}?$select=mail%2CuserPrincipalName`);
        },
      ));
  }

  it('finds nothing of somebody who is gone', () =>
    withGraph(
      (_request, response) => {
        json(response, 404, {});
      },
      async (graph) => {
        assert.equal(await createAddressBook(graph).find(USER), undefined);
      },
    ));

  it('asks for nobody by anything but an object id', async () => {
    const graph = graphAt('http://127.0.0.1:1');
    await assert.rejects(createAddressBook(graph).find('../me'), { code: 'graph.rejected' });
  });

  it('does not guess where the answer is none', () =>
    withGraph(
      (_request, response) => {
        json(response, 200, []);
      },
      async (graph) => {
        await assert.rejects(createAddressBook(graph).find(USER), { code: 'graph.unexpected-response' });
      },
    ));
});
