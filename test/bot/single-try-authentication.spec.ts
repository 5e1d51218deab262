import assert from 'node:assert/strict';
import { ActivityTypes, CloudAdapter, type Response } from 'botbuilder';
import { ClaimsIdentity, type ConnectorClient } from 'botframework-connector';
import { SingleTryAuthentication } from '../../bot/single-try-authentication.ts';
import { teamsActivity } from '../harness/activities.ts';
import type { ConnectorFault } from '../harness/connector-faults.ts';
import { startTeamsConnector, type TeamsConnector } from '../harness/teams-connector.ts';

const MESSAGE = { type: ActivityTypes.Message, text: 'The reset is done', attachments: [] };

/** Every way in which a connector fails that the SDK would try again after by itself. */
const FAULTS: Readonly<Record<string, ConnectorFault>> = {
  '500': { status: 500 },
  '502': { status: 502 },
  '503': { status: 503 },
  '503 with Retry-After': { status: 503, retryAfterSeconds: 1 },
  '429 with Retry-After': { status: 429, retryAfterSeconds: 1 },
  'a connection cut before Teams acted': { drop: 'before' },
  'a connection cut after Teams acted': { drop: 'after' },
};

/** What becomes of the HTTP request is no part of these rules. */
const UNREAD: Response = {
  socket: undefined,
  end: () => undefined,
  header: () => undefined,
  send: () => undefined,
  status: () => undefined,
};

describe('SingleTryAuthentication', () => {
  let teams: TeamsConnector;

  beforeEach(async () => {
    teams = await startTeamsConnector();
  });
  afterEach(() => teams.close());

  /** One fault only: whatever tries again gets through, and leaves a message. */
  for (const [how, fault] of Object.entries(FAULTS)) {
    const taken = fault.drop === 'after' ? 1 : 0;

    it(`sends a proactive message once: ${how}`, async () => {
      const connector = await openConnector(teams.serviceUrl);
      teams.inject({ operation: 'send', ...fault });
      await assert.rejects(connector.conversations.sendToConversation('a:1', MESSAGE));
      assert.equal(teams.records.length, taken);
    });

    it(`updates a card once: ${how}`, async () => {
      const connector = await openConnector(teams.serviceUrl);
      teams.inject({ operation: 'update', ...fault });
      await assert.rejects(connector.conversations.updateActivity('a:1', 'card-1', MESSAGE));
      assert.equal(teams.records.length, taken);
    });
  }

  it('answers within a turn once', async () => {
    const adapter = new CloudAdapter(new SingleTryAuthentication({}));
    const problems: Error[] = [];
    adapter.onTurnError = (_context, error) => Promise.resolve(void problems.push(error));
    const body = { ...teamsActivity({ serviceUrl: teams.serviceUrl }) };
    teams.inject({ operation: 'send', status: 503 });
    await adapter.process({ body, headers: {}, method: 'POST' }, UNREAD, async (context) => {
      await context.sendActivity(MESSAGE);
    });
    assert.deepEqual([problems.length, teams.records.length], [1, 0]);
  });

  it('keeps a client for each service URL and app, and gives none to another', async () => {
    const authentication = new SingleTryAuthentication({});
    const open = (appId: string, serviceUrl: string): Promise<ConnectorClient> =>
      authentication
        .createConnectorFactory(new ClaimsIdentity([{ type: 'aud', value: appId }]))
        .create(serviceUrl);
    const first = await open('app', teams.serviceUrl);
    assert.equal(await open('app', teams.serviceUrl), first);
    assert.notEqual(await open('app', `${teams.serviceUrl}/emea`), first);
    assert.notEqual(await open('other', teams.serviceUrl), first);
  });

  it('gets through where nothing fails', async () => {
    const connector = await openConnector(teams.serviceUrl);
    await connector.conversations.sendToConversation('a:1', MESSAGE);
    assert.equal(teams.records.length, 1);
  });
});

function openConnector(serviceUrl: string): Promise<ConnectorClient> {
  return new SingleTryAuthentication({}).createConnectorFactory(new ClaimsIdentity([])).create(serviceUrl);
}
