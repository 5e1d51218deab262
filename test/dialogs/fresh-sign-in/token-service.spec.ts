import assert from 'node:assert/strict';
import {
  type Activity,
  CloudAdapter,
  ConfigurationBotFrameworkAuthentication,
  type SignInUrlResponse,
  type TokenResponse,
  TurnContext,
} from 'botbuilder';
import { UserTokenClient } from 'botframework-connector';
import { createTokenService, type TokenService } from '../../../dialogs/fresh-sign-in/token-service.ts';
import { SENDER, teamsActivity } from '../../harness/activities.ts';
import { FakeTeams } from '../../harness/fake-teams.ts';
import { LINK, RIGHT_CODE, TOKEN } from '../hand-sign-in.ts';

/** The SDK's client of the Bot Framework token service. Keeps what it was asked. */
class HandUserTokenClient extends UserTokenClient {
  readonly calls: string[] = [];
  link = LINK;

  override getUserToken(
    userId: string,
    connection: string,
    channel: string,
    code: string,
  ): Promise<TokenResponse> {
    this.calls.push(`token ${[userId, connection, channel, code].join(' ')}`);
    const found = { channelId: channel, connectionName: connection, token: TOKEN, expiration: '' };
    return Promise.resolve(code === RIGHT_CODE ? found : { ...found, token: '' });
  }

  override getSignInResource(connection: string, activity: Activity): Promise<SignInUrlResponse> {
    this.calls.push(`link ${connection} ${activity.from.id}`);
    return Promise.resolve({ signInLink: this.link });
  }

  override signOutUser(userId: string, connection: string, channel: string): Promise<void> {
    this.calls.push(`sign out ${[userId, connection, channel].join(' ')}`);
    return Promise.resolve();
  }

  override getTokenStatus(): Promise<never> {
    return Promise.reject(new Error('not asked'));
  }

  override getAadTokens(): Promise<never> {
    return Promise.reject(new Error('not asked'));
  }

  override exchangeToken(): Promise<never> {
    return Promise.reject(new Error('not asked'));
  }
}

/** Asks the token service within a turn of the sender. */
async function ask<T>(
  client: HandUserTokenClient,
  question: (service: TokenService, context: TurnContext) => Promise<T>,
): Promise<T> {
  const adapter = new CloudAdapter(new ConfigurationBotFrameworkAuthentication({}));
  const context = new TurnContext(adapter, teamsActivity());
  context.turnState.set(adapter.UserTokenClientKey, client);
  return question(createTokenService('fresh-sign-in'), context);
}

describe('token service', () => {
  it('cannot be asked through an adapter that has none', async () => {
    const context = new TurnContext(new FakeTeams(), teamsActivity());
    await assert.rejects(createTokenService('fresh-sign-in').signInLink(context), /no token service/);
  });

  it('gives no token for a wrong code', async () => {
    const client = new HandUserTokenClient();
    assert.equal(await ask(client, (service, context) => service.redeem(context, '111111')), undefined);
  });

  it('breaks where it gives no link, instead of showing a button to nowhere', async () => {
    const client = new HandUserTokenClient();
    client.link = '';
    await assert.rejects(
      ask(client, (service, context) => service.signInLink(context)),
      /no sign-in link/,
    );
  });

  it('gives the token of the sender for the right code, as a secret', async () => {
    const client = new HandUserTokenClient();
    const token = await ask(client, (service, context) => service.redeem(context, RIGHT_CODE));
    assert.equal(token?.expose(), TOKEN);
    assert.equal(JSON.stringify({ token }), '{"token":"[secret]"}');
    assert.deepEqual(client.calls, [`token ${SENDER.id} fresh-sign-in msteams ${RIGHT_CODE}`]);
  });

  it('gives a link for the sender, and forgets the sender’s token', async () => {
    const client = new HandUserTokenClient();
    assert.equal(await ask(client, (service, context) => service.signInLink(context)), LINK);
    await ask(client, (service, context) => service.signOut(context));
    assert.deepEqual(client.calls, [
      `link fresh-sign-in ${SENDER.id}`,
      `sign out ${SENDER.id} fresh-sign-in msteams`,
    ]);
  });
});
