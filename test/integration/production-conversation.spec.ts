import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { getCACertificates, setDefaultCACertificates } from 'node:tls';
import { type CryptoKey, generateKeyPair, type JWTPayload } from 'jose';
import { en } from '../../locales/en.ts';
import { cardIn, readCard } from '../harness/bot-answer.ts';
import { useCertificates } from '../harness/certificates.ts';
import { ANDROID } from '../harness/desk-devices.ts';
import { type ProductionBot, startProductionBot } from '../harness/production-bot.ts';
import { useProductionPackage } from '../harness/production-package.ts';
import { openProductionWorld, type ProductionWorld } from '../harness/production-world.ts';
import { usePrivateRedis } from '../harness/redis-server.ts';
import { createTeamsActivity } from '../harness/teams-activity.ts';
import { until } from '../harness/until.ts';

/** The bot looks for the first time five seconds after the reset. */
const END_WITHIN_MS = 20_000;
const MINUTE_SECONDS = 60;

describe('the production entry', function () {
  this.timeout(60_000);
  const certificates = useCertificates();
  const redis = usePrivateRedis();
  const folder = useProductionPackage();
  const trusted = getCACertificates('default');
  let stage: ProductionWorld;
  let bot: ProductionBot;

  before(async () => {
    // What the bot is told with NODE_EXTRA_CA_CERTS, for the world around it in this process.
    setDefaultCACertificates([...trusted, certificates().ca]);
    stage = await openProductionWorld(certificates());
    const own = { REDIS_URL: redis().url, REDIS_KEY_PREFIX: `production-${randomUUID()}` };
    bot = await startProductionBot(folder(), { ...stage.settings, ...own });
  });
  after(async () => {
    await bot.kill();
    await stage.close();
    setDefaultCACertificates(trusted);
  });

  /** Posts to the bot itself, past the channel. */
  async function postWith(authorization: string | undefined): Promise<number> {
    const activity = createTeamsActivity(stage.alex.seat, { type: 'message', text: 'reset' });
    const headers = {
      'content-type': 'application/json',
      ...(authorization === undefined ? {} : { authorization }),
    };
    const response = await fetch(stage.botEndpoint, {
      method: 'POST',
      headers,
      body: JSON.stringify(activity),
    });
    return response.status;
  }

  const bearer = async (claims: JWTPayload = {}, key?: CryptoKey): Promise<string> =>
    `Bearer ${await stage.channel.sign({ serviceurl: stage.connector.serviceUrl, ...claims }, key)}`;

  /** The conversation never began, and nobody was asked anything. */
  function assertNothingDone(): void {
    assert.deepEqual(stage.connector.records, []);
    assert.deepEqual(stage.world.intune.journal.list(), []);
  }

  describe('lets nobody in', () => {
    afterEach(assertNothingDone);

    const none: readonly [what: string, authorization: string | undefined][] = [
      ['no header', undefined],
      ['an empty header', ''],
      ['a scheme alone', 'Bearer'],
      ['another scheme', 'Basic YTpi'],
      ['what is no token', 'Bearer x'],
      ['what looks like a token', 'Bearer a.b.c'],
    ];
    for (const [what, authorization] of none) {
      it(`with ${what}`, async () => {
        assert.equal(await postWith(authorization), 401);
      });
    }

    /** Seconds from now, at the time of the test. */
    const inMinutes = (minutes: number): number => Math.floor(Date.now() / 1000) + minutes * MINUTE_SECONDS;
    const wrong: readonly [what: string, claims: JWTPayload | (() => JWTPayload)][] = [
      ['another issuer', { iss: 'https://login.example/' }],
      [
        'Entra as the issuer, whose tokens people can get',
        { iss: 'https://sts.windows.net/d6d49420-f39b-4df7-a1dc-d59a935871db/' },
      ],
      ['another bot as the audience', { aud: randomUUID() }],
      ['no audience', { aud: [] }],
      ['another service URL', { serviceurl: 'https://smba.trafficmanager.net/emea/' }],
      ['no service URL', { serviceurl: undefined }],
      ['an end ten minutes ago', () => ({ exp: inMinutes(-10) })],
      ['a beginning in ten minutes', () => ({ nbf: inMinutes(10) })],
    ];
    for (const [what, claims] of wrong) {
      it(`with a token that has ${what}`, async () => {
        const made = typeof claims === 'function' ? claims() : claims;
        assert.equal(await postWith(await bearer(made)), 401);
      });
    }

    it('with a token that somebody else signed', async () => {
      const { privateKey } = await generateKeyPair('RS256');
      assert.equal(await postWith(await bearer({}, privateKey)), 401);
    });
  });

  // In a block of its own, as mocha runs what stands alone first.
  describe('then', () => {
    it('resets a device in one conversation, from the wish to the passcode', async () => {
      const { alex, world } = stage;
      const { id } = alex.device(ANDROID.name).managed;

      const end = await alex.reachEnd(ANDROID, en.confirmation.title, END_WITHIN_MS);
      const shown = cardIn(await alex.click(end, 'passcode.show'), end);

      const passcode = readCard(shown)
        .split('\n')
        .find((line) => world.intune.world.unlock(id, line));
      assert.ok(passcode);
      const posts = world.intune.journal.list().filter(({ path }) => path.endsWith('/resetPasscode'));
      assert.equal(posts.length, 1);
      assert.ok(!bot.output.join('\n').includes(passcode));

      const { outbox } = world.intune;
      await until('both e-mails were sent', () => outbox.list().length >= 2, END_WITHIN_MS);
      const { MicrosoftAppId: appId = '' } = stage.settings;
      for (const { html } of outbox.list()) {
        assert.ok(html.includes(`users=28:${appId}&amp;`));
        assert.ok(!html.includes(passcode));
      }
    });

    it('stops when it is told to, with nothing to complain about', async () => {
      assert.equal(await bot.stop(), 0);
      assert.deepEqual(
        bot.output.filter((line) => /"level":(50|"error")/.test(line)),
        [],
      );
    });
  });
});
