import assert from 'node:assert/strict';
import { checkAudit } from '../../../bot/doctor/check-audit.ts';
import { judgeClock } from '../../../bot/doctor/check-clock.ts';
import { checkCredentials } from '../../../bot/doctor/check-credentials.ts';
import { checkHelpdesk } from '../../../bot/doctor/check-helpdesk.ts';
import { judgeEviction, judgeKeeping } from '../../../bot/doctor/check-redis.ts';
import { checkWebhook } from '../../../bot/doctor/check-webhook.ts';
import type { Verdict } from '../../../bot/doctor/check.ts';
import { aheadOf } from '../../../bot/doctor/web.ts';
import type { HelpdeskStanding, KnownChannel } from '../../../bot/helpdesk-channel.ts';
import { createChainHash } from '../../../services/audit/audit-chain.ts';
import { createMemoryAuditStore } from '../../../services/audit/memory-audit-store.ts';
import { SECOND_MS } from '../../../services/platform/clock.ts';
import type { RedisHealth } from '../../../services/platform/redis-health.ts';
import { StartError } from '../../../services/platform/start-error.ts';
import { DEFAULT_POLICY, type Policy } from '../../../services/policy/policy.ts';
import { someEvents } from '../../services/audit/some-event.ts';
import { createHandWeb } from './hand-web.ts';

/** The codes of what is wrong, or the status. */
function codesOf(verdict: Verdict): readonly string[] {
  return verdict.status === 'fail' ? verdict.problems.map(({ code }) => code) : [verdict.status];
}

describe('the doctor’s judgement', () => {
  describe('of Redis', () => {
    const health = (changes: Partial<RedisHealth>): RedisHealth => ({
      ...{ version: '7.2.4', keeping: 'append-only', whenFull: 'noeviction' },
      ...changes,
    });

    it('is that of its worst server', () => {
      const [good, bad] = [health({}), health({ keeping: 'nothing', whenFull: 'volatile-ttl' })];
      assert.deepEqual(codesOf(judgeKeeping([good, bad])), ['redis.keeps-nothing']);
      assert.deepEqual(codesOf(judgeEviction([good, bad])), ['redis.evicts']);
      assert.deepEqual([judgeKeeping([good]).status, judgeEviction([good]).status], ['pass', 'pass']);
    });

    it('takes a replica, and no full disk', () => {
      assert.equal(judgeKeeping([health({ keeping: 'replica' })]).status, 'pass');
      assert.deepEqual(codesOf(judgeKeeping([health({ keeping: 'append-failing' })])), [
        'redis.cannot-append',
      ]);
    });

    it('does not guess where a managed service says nothing', () => {
      const silent = health({ keeping: 'unknown', whenFull: 'unknown' });
      assert.deepEqual(
        [judgeKeeping([silent]).status, judgeEviction([silent]).status],
        ['skipped', 'skipped'],
      );
    });
  });

  describe('of the clock', () => {
    it('lets as many seconds pass as the settings do, and the one that nobody tells', () => {
      const at = (seconds: number): readonly string[] =>
        codesOf(judgeClock({ aheadMs: seconds * SECOND_MS }, 5));
      assert.deepEqual([0, 6, -6].flatMap(at), ['pass', 'pass', 'pass']);
      assert.deepEqual([7, -7, 3600].flatMap(at), ['clock.off', 'clock.off', 'clock.off']);
    });

    it('fails where nobody says what time it is', () => {
      assert.deepEqual(codesOf(judgeClock({ aheadMs: undefined }, 5)), ['clock.untold']);
    });

    it('counts neither the time of the exchange nor the part of a second that is cut', () => {
      // Their clock was read at any moment from 10.0 s to 14.0 s of ours, and told as 12 or less.
      assert.equal(aheadOf(12_000, 10_000, 14_000), 0);
      assert.equal(aheadOf(9_000, 10_000, 14_000), 0);
      assert.equal(aheadOf(8_000, 10_000, 14_000), 1_000);
      assert.equal(aheadOf(20_000, 10_000, 14_000), -6_000);
    });
  });

  describe('of the credentials', () => {
    const with_ = async (getToken: () => Promise<unknown>): Promise<readonly string[]> =>
      codesOf(await checkCredentials(getToken));

    it('names Entra’s own code where it refuses', async () => {
      const refusal = new Error(
        'invalid_client: AADSTS7000222: The provided client secret keys are expired.',
      );
      const verdict = await checkCredentials(() => Promise.reject(refusal));
      assert.ok(verdict.status === 'fail');
      assert.match(verdict.problems[0]?.problem ?? '', /AADSTS7000222/);
      assert.match(verdict.problems[0]?.fix ?? '', /make a new one/);
    });

    it('tells a file that is wrong from an Entra that is away', async () => {
      const file = new StartError('identity.bad-certificate', 'MicrosoftAppCertificatePath', 'is away');
      assert.deepEqual(await with_(() => Promise.reject(file)), ['credentials.unreadable']);
      assert.deepEqual(await with_(() => Promise.reject(new Error('ECONNREFUSED'))), [
        'credentials.unreachable',
      ]);
      assert.deepEqual(await with_(() => Promise.resolve(null)), ['credentials.unreachable']);
      assert.deepEqual(await with_(() => Promise.resolve({ token: 'x' })), ['pass']);
    });
  });

  describe('of the audit', () => {
    const hashOf = createChainHash(undefined);

    it('looks at the newest entries only, wherever they begin', async () => {
      const store = createMemoryAuditStore(hashOf);
      await store.append('tenant-1', someEvents(20));
      const read: number[] = [];
      const watched: typeof store = {
        ...store,
        read: (tenantId, after, limit) => (read.push(after), store.read(tenantId, after, limit)),
      };
      const how = { store: watched, hashOf, tenantId: 'tenant-1' };
      assert.equal((await checkAudit(how, 5)).status, 'pass');
      assert.equal(Math.min(...read), 14);
      assert.equal((await checkAudit(how, 100)).status, 'pass');
    });

    it('finds what was changed among them', async () => {
      const store = createMemoryAuditStore(hashOf);
      await store.append('tenant-1', someEvents(20));
      const forged: typeof store = {
        ...store,
        read: async (...asked) =>
          (await store.read(...asked)).map((entry) =>
            entry.sequence === 18 ? { ...entry, json: entry.json.replace('user-1', 'user-2') } : entry,
          ),
      };
      const verdict = await checkAudit({ store: forged, hashOf, tenantId: 'tenant-1' }, 5);
      assert.deepEqual(codesOf(verdict), ['audit.tampered']);
    });

    it('passes where nothing was ever written', async () => {
      const how = { store: createMemoryAuditStore(hashOf), hashOf, tenantId: 'tenant-1' };
      assert.equal((await checkAudit(how)).status, 'pass');
    });
  });

  describe('of a webhook', () => {
    const URL_ = 'https://itsm.example/';
    const at = async (status: number): Promise<readonly string[]> =>
      codesOf(await checkWebhook(createHandWeb({ [URL_]: { status } }), 'WEBHOOK_URL', URL_));

    it('takes whoever answers as one who wants a signed POST', async () => {
      for (const status of [200, 204, 400, 401, 403, 405]) assert.deepEqual(await at(status), ['pass']);
    });

    it('does not take an address that leads elsewhere, to nobody, or to somebody broken', async () => {
      for (const status of [301, 308, 404, 410, 500, 503]) {
        assert.deepEqual(await at(status), ['webhook.not-there']);
      }
    });

    it('tells where nobody can be reached, and skips where there is no address', async () => {
      const web = createHandWeb({});
      assert.deepEqual(codesOf(await checkWebhook(web, 'WEBHOOK_URL', URL_)), ['webhook.unreachable']);
      assert.equal((await checkWebhook(web, 'WEBHOOK_URL', undefined)).status, 'skipped');
    });
  });

  describe('of the helpdesk', () => {
    const CHANNEL = { teamId: 'team', channelId: 'channel' };
    const ROUTE = { serviceUrl: 'https://smba.example/', bot: { id: '28:bot', name: 'Bot' } };
    const known: KnownChannel = { ...CHANNEL, route: ROUTE };
    const look = async (
      channel: KnownChannel | undefined,
      failure?: { readonly statusCode?: number },
      standing: HelpdeskStanding = 'reachable',
      policy: Pick<Policy, 'stricterTiers'> = DEFAULT_POLICY,
    ): Promise<readonly string[]> => {
      const book = { find: () => Promise.resolve(channel), standing: () => Promise.resolve(standing) };
      const answer = (): Promise<void> =>
        failure === undefined ? Promise.resolve() : Promise.reject(Object.assign(new Error(), failure));
      return codesOf(await checkHelpdesk({ book, look: answer, policy }));
    };

    it('passes where Teams shows the team to the bot', async () => {
      assert.deepEqual(await look(known), ['pass']);
    });

    it('cannot be told where no channel is named, or nobody wrote there yet', async () => {
      assert.deepEqual(await look(undefined), ['skipped']);
      assert.deepEqual(await look(CHANNEL), ['skipped']);
    });

    it('fails where nobody could give the approval that the policy asks for', async () => {
      const tier = { groups: ['g'], helpdeskApproval: true };
      const policy = { stricterTiers: [tier] };
      assert.deepEqual(await look(undefined, undefined, 'reachable', policy), ['helpdesk.nobody-approves']);
      assert.deepEqual(await look(known, undefined, 'reachable', policy), ['pass']);
    });

    it('tells a bot that is not in the team from a Teams that does not answer', async () => {
      assert.deepEqual(await look(known, { statusCode: 403 }), ['helpdesk.not-installed']);
      assert.deepEqual(await look(known, { statusCode: 404 }), ['helpdesk.not-installed']);
      assert.deepEqual(await look(known, { statusCode: 503 }), ['helpdesk.unreachable']);
      assert.deepEqual(await look(known, {}), ['helpdesk.unreachable']);
    });

    it('remembers that the last case was refused', async () => {
      assert.deepEqual(await look(known, undefined, 'refused'), ['helpdesk.refused']);
    });
  });
});
