import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import type { JWTPayload } from 'jose';
import { z } from 'zod';
import { until } from '../harness/until.ts';
import { createTeamsActivity, type TeamsActivity } from '../harness/teams-activity.ts';
import { examine, FORGERIES } from './craft-token.ts';
import { useProductionTarget } from './production-target.ts';

const TEN_MINUTES = 600;
const OTHER_TENANT = '11111111-2222-4333-8444-555555555555';
const VERIFY_STATE = { type: 'invoke', name: 'signin/verifyState', value: { state: '123456' } };
const ATTACKER = 'https://attacker.example/';
const TokenAnswer = z.object({ access_token: z.string() });

describe('attack on the endpoint', function () {
  this.timeout(60_000);
  // Attacks come faster here than one source may fail.
  const target = useProductionTarget({ SOURCE_REQUESTS_PER_10S: '1000000' });
  const now = Math.floor(Date.now() / 1000);
  afterEach(() => target().assertNothingDone());

  async function assertUnauthorized(authorization: string | undefined, body?: TeamsActivity): Promise<void> {
    const response = await target().post(authorization, body);
    assert.equal(response.status, 401);
    assert.equal(await response.text(), '{"error":"unauthorized"}');
  }

  describe('with a forged token of the channel', () => {
    for (const [what, forge] of Object.entries(FORGERIES)) {
      it(`${what} is refused with 401`, async () => {
        const { stage, bearer } = target();
        const genuine = await examine((await bearer()).slice('Bearer '.length), stage.channel.keysUrl);

        await assertUnauthorized(`Bearer ${await forge(genuine)}`);
      });
    }
  });

  describe('with a token of the channel for something else', () => {
    const claims: readonly (readonly [what: string, claims: JWTPayload])[] = [
      ['another bot as audience', { aud: randomUUID() }],
      ['no audience', { aud: [] }],
      ['the Bot Framework as audience', { aud: 'https://api.botframework.com' }],
      ['another issuer', { iss: 'https://login.example/' }],
      ['the Emulator’s issuer', { iss: 'https://sts.windows.net/d6d49420-f39b-4df7-a1dc-d59a935871db/' }],
      ['the Bot Framework of another cloud as issuer', { iss: 'https://api.botframework.us' }],
      ['an empty issuer', { iss: '' }],
      ['an end ten minutes ago', { exp: now - TEN_MINUTES }],
      ['a beginning in ten minutes', { nbf: now + TEN_MINUTES }],
      ['another service URL', { serviceurl: 'https://smba.trafficmanager.net/emea/' }],
      ['no service URL', { serviceurl: undefined }],
      ['a list of service URLs', { serviceurl: [ATTACKER] }],
    ];
    for (const [what, changed] of claims) {
      it(`a token with ${what} is refused with 401`, async () => {
        await assertUnauthorized(await target().bearer(changed));
      });
    }

    it('a token signed with the Bot Framework’s key for another channel is refused: no endorsement', async () => {
      const { stage } = target();
      const token = await stage.channel.signForWebChat({ serviceurl: stage.connector.serviceUrl });

      await assertUnauthorized(`Bearer ${token}`);
    });

    for (const scope of ['https://api.botframework.com/.default', 'https://graph.microsoft.com/.default']) {
      it(`a token that Entra gave the bot itself, overheard and sent back, is refused: ${scope}`, async () => {
        const { entra } = target().stage.world;
        const { clientId: client_id, clientSecret: client_secret } = entra.app;
        const form = { grant_type: 'client_credentials', client_id, client_secret, scope };
        const answer = await fetch(entra.tokenUrl, { method: 'POST', body: new URLSearchParams(form) });
        const { access_token: token } = TokenAnswer.parse(await answer.json());

        await assertUnauthorized(`Bearer ${token}`);
      });
    }
  });

  describe('without a token', () => {
    const headers: Readonly<Record<string, string | undefined>> = {
      'no header': undefined,
      'an empty header': '',
      'the scheme alone': 'Bearer',
      'another scheme': 'Basic YTpi',
      'no token': 'Bearer x',
      'three empty parts': 'Bearer ..',
      'what JavaScript calls nothing': 'Bearer undefined',
    };
    for (const [what, authorization] of Object.entries(headers)) {
      it(`${what} is refused with 401`, () => assertUnauthorized(authorization));
    }

    it('a token in the address is not looked at', async () => {
      const { stage, bearer } = target();
      const token = (await bearer()).slice('Bearer '.length);
      const body = JSON.stringify(createTeamsActivity(stage.alex.seat, { type: 'message', text: 'reset' }));
      const response = await fetch(`${stage.botEndpoint}?access_token=${token}&authorization=${token}`, {
        ...{ method: 'POST', headers: { 'content-type': 'application/json' }, body },
      });
      assert.equal(response.status, 401);
    });

    it('the identity headers of App Service count for nothing', async () => {
      const response = await target().post(undefined, undefined, {
        'x-ms-client-principal': Buffer.from('{"userId":"admin"}').toString('base64'),
        'x-ms-token-aad-id-token': 'a.b.c',
        'x-original-authorization': await target().bearer(),
      });
      assert.equal(response.status, 401);
    });

    for (const channelId of ['emulator', 'directline', 'webchat', 'AseChannel', 'msteams']) {
      it(`an activity that says it is of the channel ${channelId} needs one, too`, () =>
        assertUnauthorized(undefined, { channelId }));
    }
  });

  describe('with a genuine token and an activity that is not for us', () => {
    /** Taken as a request, and then not taken as a turn: nobody is answered, and the log says so. */
    async function assertNotAdmitted(body: TeamsActivity, reason: string): Promise<void> {
      const { bot, post, bearer, stage } = target();
      const { serviceUrl: serviceurl = stage.connector.serviceUrl } = body;
      const authorization = await bearer({ serviceurl });
      const isReported = (line: string): boolean =>
        line.includes('Activity refused') && line.includes(`"reason":"${reason}"`);
      const before = bot.output.filter(isReported).length;
      const message = await post(authorization, body);
      const invoke = await post(authorization, { ...body, ...VERIFY_STATE });
      assert.deepEqual([message.status, invoke.status], [200, 400]);
      await until('both are reported', () => bot.output.filter(isReported).length === before + 2);
    }

    // The host of the service URLs here is 127.0.0.1.
    const places: Readonly<Record<string, string>> = {
      'the attacker’s host': ATTACKER,
      'our host as a user name': 'https://127.0.0.1@attacker.example/',
      'our host as a subdomain': 'https://127.0.0.1.attacker.example/',
      'our host in the path': 'https://attacker.example/127.0.0.1',
      'our host in the query': 'https://attacker.example/?127.0.0.1',
      'our host behind a backslash': 'https://attacker.example\\@127.0.0.1/',
      'a neighbour of our host': 'https://127.0.0.2/',
      'our host without TLS': 'http://127.0.0.1/',
      'a file': 'file:///etc/passwd',
      'a script': 'javascript:alert(1)',
    };
    for (const [what, serviceUrl] of Object.entries(places)) {
      it(`answers would go to ${what}: refused although the token says the same`, async () => {
        await assertNotAdmitted({ serviceUrl }, 'foreign-service-url');
      });
    }

    it('answers would go to the attacker’s host, which the token does not say: 401', async () => {
      await assertUnauthorized(await target().bearer(), { serviceUrl: ATTACKER });
    });

    for (const serviceUrl of ['', 'x', undefined]) {
      it(`answers would go nowhere: a bad request (${serviceUrl ?? 'no service URL'})`, async () => {
        const response = await target().post(await target().bearer({ serviceurl: serviceUrl }), {
          serviceUrl,
        });
        assert.equal(response.status, 400);
      });
    }

    for (const channelId of ['webchat', 'directline', 'emulator', 'MSTEAMS', 'msteams ', '__proto__']) {
      it(`of the channel ${JSON.stringify(channelId)}: refused with 401, the key is endorsed for Teams`, async () => {
        await assertUnauthorized(await target().bearer(), { channelId });
      });
    }

    it('of somebody else’s tenant: not answered', async () => {
      const { conversationId: id } = target().stage.alex.seat;
      const conversation = { id, conversationType: 'personal', tenantId: OTHER_TENANT };
      const body = { conversation, channelData: { tenant: { id: OTHER_TENANT } } };
      await assertNotAdmitted(body, 'foreign-tenant');
    });

    it('of a conversation in our tenant and a sender from another: not answered', async () => {
      const body = { channelData: { tenant: { id: OTHER_TENANT } } };
      await assertNotAdmitted(body, 'malformed');
    });

    it('of a sender whom the directory does not know, such as another bot: not answered', async () => {
      const body = { from: { id: '28:another-bot', name: 'Bot' } };
      await assertNotAdmitted(body, 'malformed');
    });
  });
});
