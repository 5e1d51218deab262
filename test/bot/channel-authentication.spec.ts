import assert from 'node:assert/strict';
import type { TokenCredential } from '@azure/identity';
import { type Activity, CloudAdapter, TurnContext } from 'botbuilder';
import { AuthenticationError } from 'botframework-connector';
import { SignJWT } from 'jose';
import { ChannelAuthentication } from '../../bot/channel-authentication.ts';
import { ChannelCredentials } from '../../bot/channel-credentials.ts';
import { said } from '../harness/activities.ts';
import { findFreePort } from '../harness/free-port.ts';

const APP_ID = '0f6a4cf1-7a1b-4c7a-9b0c-000000000001';
const ISSUER = 'https://api.botframework.us';

const noCredential: TokenCredential = { getToken: () => Promise.resolve(null) };

async function authentication(): Promise<ChannelAuthentication> {
  const nowhere = `https://localhost:${await findFreePort()}/`;
  const places = {
    tokenIssuer: ISSUER,
    openIdMetadataUrl: nowhere,
    tokenServiceUrl: nowhere,
    entraUrl: nowhere,
  };
  return new ChannelAuthentication(places, new ChannelCredentials(APP_ID, noCredential));
}

async function bearer(claims: Readonly<Record<string, string>>): Promise<string> {
  const token = new SignJWT(claims).setProtectedHeader({ alg: 'HS256' }).setExpirationTime('1h');
  return `Bearer ${await token.sign(Buffer.alloc(32))}`;
}

function wish(channelId: string): Activity {
  return new TurnContext(new CloudAdapter(), said('reset', { channelId })).activity;
}

describe('ChannelAuthentication', () => {
  const tenant = '0f6a4cf1-7a1b-4c7a-9b0c-000000000002';
  const others: readonly [who: string, issuer: string, channelId: string][] = [
    ['the Emulator', 'https://sts.windows.net/d6d49420-f39b-4df7-a1dc-d59a935871db/', 'msteams'],
    [
      'the tenant itself, for the App Service extension',
      `https://login.microsoftonline.com/${tenant}/v2.0`,
      'AseChannel',
    ],
    ['the Bot Framework of another cloud', 'https://api.botframework.com', 'msteams'],
  ];
  for (const [who, issuer, channelId] of others) {
    it(`refuses tokens of ${who} before it reads any keys`, async () => {
      const header = await bearer({ iss: issuer, azp: APP_ID, appid: APP_ID, ver: '2.0', tid: tenant });
      const refused = (await authentication()).authenticateRequest(wish(channelId), header);
      await assert.rejects(
        refused,
        (error) => error instanceof AuthenticationError && error.statusCode === 401,
      );
    });
  }

  it('does not call a token bad whose keys cannot be read: Teams should send it again', async () => {
    const header = await bearer({ iss: ISSUER, aud: APP_ID });
    await assert.rejects((await authentication()).authenticateRequest(wish('msteams'), header), {
      code: 'channel.keys-unavailable',
      retryable: true,
    });
  });
});

describe('ChannelCredentials', () => {
  it('cannot be without authentication, whatever the app id', async () => {
    assert.equal(await new ChannelCredentials('', noCredential).isAuthenticationDisabled(), false);
  });

  it('knows its own app id only', async () => {
    const credentials = new ChannelCredentials(APP_ID, noCredential);
    assert.equal(await credentials.isValidAppId(APP_ID), true);
    assert.equal(await credentials.isValidAppId('0f6a4cf1-7a1b-4c7a-9b0c-000000000003'), false);
  });

  it('signs what is sent, for the audience, and asks again only when the token ends', async () => {
    const scopes: unknown[] = [];
    const credential: TokenCredential = {
      getToken: (scope) => {
        scopes.push(scope);
        return Promise.resolve({ token: 'a-token', expiresOnTimestamp: Date.now() + 3_600_000 });
      },
    };
    const credentials = new ChannelCredentials('0f6a4cf1-7a1b-4c7a-9b0c-000000000004', credential);
    for (let i = 0; i < 2; i++) {
      const signing = await credentials.createCredentials('', 'https://api.botframework.azure.cn');
      assert.equal(await signing.getToken(), 'a-token');
    }
    assert.deepEqual(scopes, ['https://api.botframework.azure.cn/.default']);
  });
});
