import assert from 'node:assert/strict';
import { ActivityTypes } from 'botbuilder';
import { ConnectorClient } from 'botframework-connector';
import { ConnectorError, DirectConnector } from '../../bot/direct-connector.ts';
import { readChannelFailure } from '../../dialogs/channel-failure.ts';
import { OneToken } from '../harness/one-token.ts';
import { startTeamsConnector, type TeamsConnector } from '../harness/teams-connector.ts';

const MESSAGE = { type: ActivityTypes.Message, text: 'The reset is done' };

describe('DirectConnector', () => {
  let teams: TeamsConnector;
  const seen: (string | undefined)[] = [];

  beforeEach(async () => {
    seen.length = 0;
    teams = await startTeamsConnector({
      accepts: (authorization) => {
        seen.push(authorization);
        return Promise.resolve(authorization !== 'Bearer expired');
      },
    });
  });
  afterEach(() => teams.close());

  const open = (token?: string): DirectConnector => {
    const { serviceUrl } = teams;
    return new DirectConnector(new ConnectorClient(new OneToken(token), { baseUri: serviceUrl }), serviceUrl);
  };

  it('says which status, code and pause the channel answered with, as the SDK does', async () => {
    teams.inject({ status: 429, code: 'TooManyRequests', retryAfterSeconds: 7 });
    const failure = await failureOf(open().conversations.sendToConversation('a:1', MESSAGE));
    assert.deepEqual(readChannelFailure(failure), {
      cause: 'ConnectorError',
      status: 429,
      code: 'TooManyRequests',
      retryAfter: '7',
    });
  });

  it('says that the network failed, and how', async () => {
    teams.inject({ drop: 'before' });
    const failure = await failureOf(open().conversations.sendToConversation('a:1', MESSAGE));
    const { status, code } = readChannelFailure(failure);
    assert.deepEqual([status, code], [undefined, 'UND_ERR_SOCKET']);
  });

  it('keeps token and words out of its errors', async () => {
    const failure = await failureOf(open('expired').conversations.sendToConversation('a:1', MESSAGE));
    assert.ok(failure instanceof ConnectorError && failure.statusCode === 401);
    assert.doesNotMatch(JSON.stringify([failure, failure.message, failure.stack]), /expired|The reset/);
  });

  it('sends nothing with a token where there is no app', async () => {
    await open().conversations.sendToConversation('a:1', MESSAGE);
    assert.deepEqual(seen, [undefined]);
  });

  it('signs with the token of the moment', async () => {
    const connector = open('first');
    await connector.conversations.sendToConversation('a:1', MESSAGE);
    connector.credentials = new OneToken('second');
    await connector.conversations.sendToConversation('a:1', MESSAGE);
    assert.deepEqual(seen, ['Bearer first', 'Bearer second']);
  });

  it('sends, answers, and updates under the ids of the channel, whatever characters are in them', async () => {
    const { conversations } = open();
    const sent = await conversations.sendToConversation('19:a/b?c@x', MESSAGE);
    await conversations.replyToActivity('19:a/b?c@x', 'f:1/2', MESSAGE);
    await conversations.updateActivity('19:a/b?c@x', 'f:1/2', MESSAGE);
    assert.deepEqual(
      teams.records.map(({ operation, conversationId }) => [operation, conversationId]),
      ['send', 'send', 'update'].map((operation) => [operation, '19:a/b?c@x']),
    );
    assert.equal(teams.records[0]?.activityId, sent.id);
    assert.equal(teams.records[2]?.activityId, 'f:1/2');
  });

  it('leaves everything else to the SDK', async () => {
    await open().conversations.deleteActivity('a:1', 'm1');
    assert.equal(teams.records[0]?.operation, 'delete');
  });
});

async function failureOf(work: Promise<unknown>): Promise<unknown> {
  const [outcome] = await Promise.allSettled([work]);
  assert.equal(outcome.status, 'rejected');
  return outcome.reason;
}
