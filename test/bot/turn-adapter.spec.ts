import assert from 'node:assert/strict';
import { createServer, type Server } from 'node:http';
import type { TokenCredential } from '@azure/identity';
import { type Activity, ConfigurationBotFrameworkAuthentication, type TurnContext } from 'botbuilder';
import { AuthenticationError } from 'botframework-connector';
import { exportJWK, generateKeyPair, type JWTPayload, SignJWT } from 'jose';
import { ChannelAuthentication } from '../../bot/channel-authentication.ts';
import { ChannelCredentials } from '../../bot/channel-credentials.ts';
import { TurnAdapter } from '../../bot/turn-adapter.ts';
import { isActivity } from '../../bot/turn.ts';
import { answerInvoke } from '../../dialogs/answer.ts';
import { executed, said } from '../harness/activities.ts';
import { findFreePort } from '../harness/free-port.ts';

const APP_ID = '0f6a4cf1-7a1b-4c7a-9b0c-000000000001';
const ISSUER = 'https://api.botframework.example';
const KEY_ID = 'channel-key';
const PRESSED = { v: 1, action: 'device.pick', prompt: 'p', device: 'd' };
const noCredential: TokenCredential = { getToken: () => Promise.resolve(null) };

/** As the server hands activities on: parsed from what came, and looked at. */
function received(sent: Partial<Activity>): Activity {
  const parsed: unknown = JSON.parse(JSON.stringify(sent));
  assert.ok(isActivity(parsed));
  return parsed;
}

const keys = await generateKeyPair('RS256');

/** Publishes the channel's key as the Bot Framework does. */
async function publishKeys(): Promise<{ readonly url: string; readonly server: Server }> {
  const url = `http://localhost:${await findFreePort()}`;
  const published = { ...(await exportJWK(keys.publicKey)), kid: KEY_ID, endorsements: ['msteams'] };
  const pages: Readonly<Record<string, object>> = {
    '/openidconfiguration': { issuer: ISSUER, jwks_uri: `${url}/keys` },
    '/keys': { keys: [published] },
  };
  const server = createServer((req, res) => {
    res.setHeader('content-type', 'application/json').end(JSON.stringify(pages[req.url ?? '']));
  });
  await new Promise<void>((resolve) => server.listen(Number(new URL(url).port), 'localhost', resolve));
  return { url, server };
}

async function bearer(
  activity: Activity,
  claims: JWTPayload = {},
  key: Parameters<SignJWT['sign']>[0] = keys.privateKey,
): Promise<string> {
  const life = { nbf: Math.floor(Date.now() / 1000), exp: Math.floor(Date.now() / 1000) + 3600 };
  const token = new SignJWT({
    iss: ISSUER,
    aud: APP_ID,
    serviceurl: activity.serviceUrl,
    ...life,
    ...claims,
  });
  return `Bearer ${await token.setProtectedHeader({ alg: 'RS256', kid: KEY_ID }).sign(key)}`;
}

describe('TurnAdapter', () => {
  let heard: Activity[];
  const listen = (context: TurnContext): Promise<void> => {
    heard.push(context.activity);
    return Promise.resolve();
  };
  beforeEach(() => {
    heard = [];
  });

  describe('with authentication', () => {
    let server: Server;
    let adapter: TurnAdapter;

    before(async () => {
      const published = await publishKeys();
      ({ server } = published);
      const places = {
        tokenIssuer: ISSUER,
        openIdMetadataUrl: `${published.url}/openidconfiguration`,
        tokenServiceUrl: published.url,
        entraUrl: published.url,
      };
      adapter = new TurnAdapter(
        new ChannelAuthentication(places, new ChannelCredentials(APP_ID, noCredential)),
      );
    });
    after(() => {
      server.close();
      server.closeAllConnections();
    });

    const strangers: readonly (readonly [what: string, header: (sent: Activity) => Promise<string>])[] = [
      ['nobody’s word', () => Promise.resolve('')],
      ['something that is no token', () => Promise.resolve('Bearer abc')],
      ['another bot’s token', (sent) => bearer(sent, { aud: '0f6a4cf1-7a1b-4c7a-9b0c-000000000009' })],
      ['a token that is over', (sent) => bearer(sent, { nbf: 1_000, exp: 2_000 })],
      [
        'the token of another service URL',
        (sent) => bearer(sent, { serviceurl: 'https://elsewhere.example' }),
      ],
      [
        'a token signed by somebody else',
        async (sent) => bearer(sent, {}, (await generateKeyPair('RS256')).privateKey),
      ],
    ];
    for (const [what, header] of strangers) {
      it(`runs no turn on ${what}`, async () => {
        const activity = received(said('reset'));
        await assert.rejects(adapter.answer(await header(activity), activity, listen), AuthenticationError);
        assert.deepEqual(heard, []);
      });
    }

    it('runs the turn of what the channel signed, with the activity as it came', async () => {
      const activity = received(said('reset'));
      assert.equal(await adapter.answer(await bearer(activity), activity, listen), undefined);
      assert.deepEqual(
        heard.map(({ text, from }) => [text, from]),
        [['reset', activity.from]],
      );
    });
  });

  describe('without authentication, as in the sandbox', () => {
    const open = (): TurnAdapter => new TurnAdapter(new ConfigurationBotFrameworkAuthentication({}));

    it('answers an invoke with what the turn said', async () => {
      const press = received(executed(PRESSED));
      const answer = await open().answer('', press, (context) => answerInvoke(context, 200, { shown: true }));
      assert.deepEqual(answer, { status: 200, body: { shown: true } });
    });

    it('tells the caller of an invoke that nobody answered', async () => {
      const answer = await open().answer('', received(executed(PRESSED)), listen);
      assert.equal(answer?.status, 501);
    });

    it('answers a message with nothing: what is said goes to Teams by itself', async () => {
      assert.equal(await open().answer('', received(said('hello')), listen), undefined);
      assert.equal(heard.length, 1);
    });

    it('leaves what breaks in a turn to who explains it, and not to the caller', async () => {
      const adapter = open();
      const explained: Error[] = [];
      adapter.onTurnError = (_context, error) => Promise.resolve(void explained.push(error));
      const broken = new Error('broken');
      await adapter.answer('', received(said('hello')), () => Promise.reject(broken));
      assert.deepEqual(explained, [broken]);
    });
  });
});
