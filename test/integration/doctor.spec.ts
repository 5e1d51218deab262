import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { getCACertificates, setDefaultCACertificates } from 'node:tls';
import type { CheckName, Finding } from '../../bot/doctor/check.ts';
import { examine } from '../../bot/doctor/examine.ts';
import { createHelpdeskChannelBook } from '../../bot/helpdesk-channel.ts';
import { doctorWords } from '../../locales/doctor.ts';
import { createChainHash } from '../../services/audit/audit-chain.ts';
import { createRedisAuditStore } from '../../services/audit/redis-audit-store.ts';
import { DAY_MS, MINUTE_MS, systemClock } from '../../services/platform/clock.ts';
import { createRedisDocumentStore } from '../../services/platform/redis-document-store.ts';
import { connectRedis, type RedisConnection } from '../../services/platform/redis.ts';
import { Secret } from '../../services/platform/secret.ts';
import { GRANTED_ROLES } from '../../sandbox/entra/settings.ts';
import { SANDBOX_MAILBOX } from '../../sandbox/mailbox/outbox.ts';
import { SANDBOX_HELPDESK } from '../../sandbox/helpdesk.ts';
import { useCertificates } from '../harness/certificates.ts';
import { type OldRedis, openOldRedis } from '../harness/old-redis.ts';
import { openProductionWorld, type ProductionWorld } from '../harness/production-world.ts';
import { usePrivateRedis } from '../harness/redis-server.ts';
import { someEvents } from '../services/audit/some-event.ts';
import { silent } from '../services/resets/hand-ports.ts';

type Settings = Record<string, string>;

const POLICY = `
people:
  blockedGroups: [2f0c6d1a-5a1e-4f0b-9a53-1c7d7f4f0a11]
  hoursSinceMethodChange: 24
`;
/** Everything that the policy and the mailbox ask for. */
const ROLES: readonly string[] = [
  ...[...GRANTED_ROLES, 'GroupMember.Read.All', 'User.Read.All'],
  ...['UserAuthenticationMethod.Read.All', 'Mail.Send'],
];
const KEY = 'a key of at least thirty-two characters';
/** No person takes part. */
const NEVER_TOLD: readonly CheckName[] = ['auth-time'];
/** Nobody listens there. */
const NOWHERE = 'https://localhost:9/';

/** The whole world around a bot, and the doctor's settings for it. */
interface Stage {
  readonly outside: ProductionWorld;
  readonly redis: RedisConnection;
  /** The same Redis, which says that it is too old. */
  readonly oldRedis: OldRedis;
  readonly policyFile: string;
  readonly settings: Settings;
  /** What the other systems answer, by path. */
  readonly answers: Map<string, number>;
  readonly close: () => Promise<void>;
}

describe('the doctor', function () {
  this.timeout(60_000);
  const certificates = useCertificates();
  const server = usePrivateRedis();
  const trusted = getCACertificates('default');
  let stage: Stage;

  // One world for all: the SDK keeps a token for the connector as long as the process lives.
  before(async () => {
    setDefaultCACertificates([...trusted, certificates().ca]);
    stage = await openStage();
  });
  after(async () => {
    await stage.close();
    setDefaultCACertificates(trusted);
  });
  beforeEach(mend);

  /** Makes everything right. */
  async function mend(): Promise<void> {
    const { entra, tokenService, intune } = stage.outside.world;
    entra.settings.graphRoles = ROLES;
    tokenService.settings.forceLogin = true;
    intune.reset();
    stage.answers.clear();
    await writeFile(stage.policyFile, POLICY);
    await stage.redis.client.config('SET', 'appendonly', 'yes');
    await stage.redis.client.config('SET', 'maxmemory-policy', 'noeviction');
    await writeAudit();
  }

  /** An audit of some events, as if nothing had happened before. */
  async function writeAudit(): Promise<void> {
    const { client, prefix } = stage.redis;
    const tenantId = stage.settings['MicrosoftAppTenantId'] ?? '';
    await client.del(...(await client.keys(`${prefix}{audit}:*`)), `${prefix}none`);
    const hashOf = createChainHash(new Secret(KEY));
    const events = someEvents(3, { tenantId, at: Date.now() });
    await createRedisAuditStore({ redis: stage.redis, hashOf }).append(tenantId, events);
  }

  async function openStage(): Promise<Stage> {
    const outside = await openProductionWorld(certificates());
    const folder = await mkdtemp(join(tmpdir(), 'passcode-desk-doctor-'));
    const policyFile = join(folder, 'policy.yaml');
    const answers = new Map<string, number>();
    const { cert, key } = certificates();
    const others = createServer({ cert, key }, (req, res) => {
      // Not in one call: restify changes writeHead for the whole process, and its own returns nothing.
      res.statusCode = answers.get(req.url ?? '') ?? 405;
      res.end();
    });
    const origin = await listen(others);
    const REDIS_KEY_PREFIX = `doctor-${randomUUID()}`;
    const redis = await connectRedis({ url: server().url, prefix: REDIS_KEY_PREFIX }, silent);
    const oldRedis = await openOldRedis(server().url);
    await mentionBot(redis, outside);
    return {
      ...{ outside, redis, oldRedis, policyFile, answers },
      settings: {
        ...outside.settings,
        ...{ REDIS_URL: server().url, REDIS_KEY_PREFIX, AUDIT_KEY: KEY },
        ...{ POLICY_FILE: policyFile, NOTIFY_MAILBOX: SANDBOX_MAILBOX },
        HELPDESK_TEAM_ID: SANDBOX_HELPDESK.teamId,
        HELPDESK_CHANNEL_ID: SANDBOX_HELPDESK.channelId,
        ...{ WEBHOOK_URL: `${origin}/cases`, WEBHOOK_SECRET: KEY },
        ...{ AUDIT_WEBHOOK_URL: `${origin}/audit`, AUDIT_WEBHOOK_SECRET: KEY },
      },
      async close() {
        others.close();
        oldRedis.close();
        await redis.close();
        await outside.close();
        await rm(folder, { recursive: true });
      },
    };
  }

  /** Somebody wrote to the bot in the helpdesk's channel. */
  async function mentionBot(redis: RedisConnection, { connector }: ProductionWorld): Promise<void> {
    const documents = createRedisDocumentStore({ redis, log: silent, lifetimeMs: DAY_MS });
    const fixed = (): typeof SANDBOX_HELPDESK => SANDBOX_HELPDESK;
    const book = createHelpdeskChannelBook({ documents, clock: systemClock, fixed });
    const bot = { id: '28:passcode-desk', name: 'Passcode Desk' };
    await book.learn(SANDBOX_HELPDESK, { serviceUrl: connector.serviceUrl, bot });
  }

  const diagnose = (changes: Settings = {}, clock = systemClock): Promise<readonly Finding[]> =>
    examine({ ...stage.settings, ...changes }, clock);

  it('finds nothing wrong where nothing is, and says what only a person can show', async () => {
    const findings = await diagnose();

    assert.deepEqual(
      findings.map(({ name }) => name),
      Object.keys(doctorWords.checks),
    );
    for (const { name, verdict } of findings) {
      const expected = NEVER_TOLD.includes(name) ? 'skipped' : 'pass';
      assert.equal(verdict.status, expected, `${name}: ${JSON.stringify(verdict)}`);
    }
  });

  it('changes nothing: no device is reset, nobody is told, nothing is written', async () => {
    const keys = (await stage.redis.client.keys(`${stage.redis.prefix}*`)).toSorted();

    await diagnose();

    assert.deepEqual((await stage.redis.client.keys(`${stage.redis.prefix}*`)).toSorted(), keys);
    assert.deepEqual(stage.outside.connector.records, []);
    const { intune } = stage.outside.world;
    assert.deepEqual(
      intune.journal
        .list()
        .filter(
          ({ method, path }) =>
            method !== 'GET' && !path.endsWith('/checkMemberGroups') && !path.endsWith('/$batch'),
        ),
      [],
    );
    assert.deepEqual(intune.outbox.list(), []);
  });

  /** Makes one thing wrong. @returns the settings that differ. */
  type Fault = () => Settings | Promise<Settings>;
  const without = (role: string): Settings => {
    stage.outside.world.entra.settings.graphRoles = ROLES.filter((each) => each !== role);
    return {};
  };
  const refusedBy = (pathPattern: string): Settings => {
    stage.outside.world.intune.faults.add({ pathPattern, status: 403 });
    return {};
  };
  const redisSays = async (name: string, value: string): Promise<Settings> => {
    await stage.redis.client.config('SET', name, value);
    return {};
  };

  const faults: readonly [what: string, line: CheckName, code: string, fault: Fault][] = [
    ['a setting is missing', 'settings', 'setting', () => ({ OAUTH_CONNECTION: '' })],
    [
      'the policy has a slip of the pen',
      'policy',
      'policy.wrong',
      () => writeFile(stage.policyFile, `${POLICY}\nlimit: 3`).then(() => ({})),
    ],
    [
      'the policy is not there',
      'policy',
      'policy.unreadable',
      () => ({ POLICY_FILE: '/nowhere/policy.yaml' }),
    ],
    ['Redis is away', 'redis', 'redis.unusable', () => ({ REDIS_URL: 'redis://localhost:9' })],
    [
      'Redis is of a version before ours',
      'redis',
      'redis.unusable',
      () => ({ REDIS_URL: stage.oldRedis.url }),
    ],
    ['Redis keeps nothing', 'redis-keeping', 'redis.keeps-nothing', () => redisSays('appendonly', 'no')],
    ['Redis evicts', 'redis-eviction', 'redis.evicts', () => redisSays('maxmemory-policy', 'allkeys-lru')],
    [
      'somebody removed the end of the audit',
      'audit',
      'audit.tampered',
      async () => {
        const tenant = stage.settings['MicrosoftAppTenantId'] ?? '';
        await stage.redis.client.xdel(`${stage.redis.prefix}{audit}:${tenant}:events`, '3-1');
        return {};
      },
    ],
    [
      'the secret is wrong',
      'credentials',
      'credentials.unreachable',
      () => ({ MicrosoftAppPassword: 'not-the-secret' }),
    ],
    [
      'the certificate is not there',
      'credentials',
      'credentials.unreadable',
      () => ({ MicrosoftAppPassword: '', MicrosoftAppCertificatePath: '/nowhere/app.pem' }),
    ],
    [
      'the keys of the Bot Framework cannot be read',
      'channel-keys',
      'keys.unreachable',
      () => ({ BOT_OPENID_METADATA_URL: NOWHERE }),
    ],
    [
      'they are somebody else’s',
      'channel-keys',
      'keys.other-issuer',
      () => ({
        BOT_OPENID_METADATA_URL: `${stage.outside.world.entra.issuer}/.well-known/openid-configuration`,
      }),
    ],
    [
      'the token service is elsewhere',
      'sign-in-connection',
      'sign-in.no-connection',
      () => ({ BOT_TOKEN_SERVICE_URL: NOWHERE }),
    ],
    [
      'the connection signs in silently',
      'sign-in-forced',
      'sign-in.silent',
      () => {
        stage.outside.world.tokenService.settings.forceLogin = false;
        return {};
      },
    ],
    [
      'the issuer is another',
      'sign-in-issuer',
      'keys.unreachable',
      () => ({ SIGN_IN_ISSUER: `${stage.outside.world.origin}/entra/somebody-else/v2.0` }),
    ],
    ['its keys are elsewhere', 'sign-in-issuer', 'keys.unreachable', () => ({ SIGN_IN_KEYS_URL: NOWHERE })],
    ['Graph is elsewhere', 'graph-token', 'graph.no-token', () => ({ GRAPH_BASE_URL: NOWHERE })],
    [
      'the bot may not reset',
      'graph-permissions',
      'graph.missing',
      () => without('DeviceManagementManagedDevices.PrivilegedOperations.All'),
    ],
    [
      'the bot may not read what the policy asks for',
      'graph-permissions',
      'graph.missing',
      () => without('GroupMember.Read.All'),
    ],
    [
      'the bot may do far more than it has to',
      'graph-excess',
      'graph.excess',
      () => {
        stage.outside.world.entra.settings.graphRoles = [...ROLES, 'Directory.ReadWrite.All'];
        return {};
      },
    ],
    [
      'Graph shows no devices',
      'graph-devices',
      'graph.refused',
      () => refusedBy('**/deviceManagement/managedDevices'),
    ],
    ['Graph shows no brand', 'graph-contact', 'graph.refused', () => refusedBy('/v1.0/deviceManagement')],
    ['Graph tells no groups', 'graph-groups', 'graph.refused', () => refusedBy('**/checkMemberGroups')],
    [
      'Graph tells no methods',
      'graph-methods',
      'graph.refused',
      () => refusedBy('**/authentication/methods'),
    ],
    ['the bot may not send e-mail', 'mail', 'graph.missing', () => without('Mail.Send')],
    [
      'the app is not in the helpdesk’s team',
      'helpdesk',
      'helpdesk.not-installed',
      () => {
        stage.outside.connector.inject({ operation: 'ask', status: 403 });
        return {};
      },
    ],
    [
      'the webhook of cases is nobody’s',
      'webhook-cases',
      'webhook.not-there',
      () => (stage.answers.set('/cases', 404), {}),
    ],
    [
      'the webhook of the audit leads elsewhere',
      'webhook-audit',
      'webhook.not-there',
      () => (stage.answers.set('/audit', 302), {}),
    ],
  ];
  for (const [what, line, code, fault] of faults) {
    it(`fails in “${line}” and nowhere else where ${what}`, async () => {
      assertOnly(await diagnose(await fault()), line, code);
    });
  }

  it('fails in “clock” and nowhere else where this machine is a minute ahead, or behind', async () => {
    for (const offMs of [MINUTE_MS, -MINUTE_MS]) {
      assertOnly(await diagnose({}, { now: () => Date.now() + offMs }), 'clock', 'clock.off');
    }
  });

  describe('as a command', () => {
    const command = (changes: Settings, ...words: string[]): Promise<{ code: number; stdout: string }> =>
      new Promise((resolve) => {
        const env = { PATH: process.env['PATH'], ...stage.settings, ...changes };
        execFile(process.execPath, ['bot/doctor/index.ts', ...words], { env }, (error, stdout) => {
          resolve({ code: Number(error?.code ?? 0), stdout });
        });
      });

    it('ends with 0 where nothing is wrong, in words for people', async () => {
      const { code, stdout } = await command({});
      assert.match(stdout, /^pass {2}Settings\n/);
      assert.match(stdout, /\n\d+ passed, 0 failed, 1 skipped\.\n$/);
      assert.equal(code, 0);
    });

    it('ends with 1 where something is, and tells programs what, and never a secret', async () => {
      const { code, stdout } = await command({ MicrosoftAppPassword: 'not-the-secret' }, '--json');
      assert.equal(code, 1);
      assert.match(stdout, /^\{\n {2}"ok": false,/);
      assert.match(stdout, /"credentials\.unreachable"/);
      assert.doesNotMatch(stdout, /not-the-secret|thirty-two/);
    });
  });
});

function assertOnly(findings: readonly Finding[], line: CheckName, code: string): void {
  const failed = findings.flatMap(({ name, verdict }) =>
    verdict.status === 'fail' ? verdict.problems.map((problem) => ({ name, code: problem.code })) : [],
  );
  assert.deepEqual([...new Set(failed.map(({ name }) => name))], [line], JSON.stringify(failed));
  assert.ok(
    failed.some((problem) => problem.code === code),
    JSON.stringify(failed),
  );
}

async function listen(server: Server): Promise<string> {
  await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve));
  // Listening on a port, it is never a pipe.
  return `https://localhost:${(server.address() as AddressInfo).port}`;
}
