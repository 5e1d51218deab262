import assert from 'node:assert/strict';
import type { CaseChange } from '../../../services/helpdesk/case-service.ts';
import type { CaseStore } from '../../../services/helpdesk/case-store.ts';
import type { CasePerson } from '../../../services/helpdesk/case.ts';
import { createMemoryCaseStore } from '../../../services/helpdesk/memory-case-store.ts';
import { createRedisCaseStore } from '../../../services/helpdesk/redis-case-store.ts';
import { useRedis } from '../../harness/redis-client.ts';
import { silent } from '../resets/hand-ports.ts';
import { CaseWorld, written } from './case-world.ts';
import { ALEX, KIM, LEE } from './some-case.ts';

const CROWD: readonly CasePerson[] = Array.from({ length: 50 }, (_, i) => ({ oid: `h-${i}`, name: `H${i}` }));

describe('a crowd of helpers', () => {
  const redis = useRedis();
  const stores: Readonly<Record<string, () => CaseStore>> = {
    'in memory': createMemoryCaseStore,
    'on Redis': () => createRedisCaseStore({ redis: redis().fresh(), log: silent }),
  };
  for (const [where, open] of Object.entries(stores)) {
    describe(where, () => {
      it('claims at once: exactly one has the case, and all others are told who', async () => {
        const world = new CaseWorld(open());
        const { id } = await world.open();
        const all = await Promise.all(CROWD.map((helper) => world.service.claim({ caseId: id, helper })));
        const holder = (await world.stored(id)).claimedBy;
        assert.equal(all.filter(({ ok }) => ok).length, 1);
        assert.deepEqual(new Set(refusalsOf(all).map((refusal) => JSON.stringify(refusal))).size, 1);
        assert.deepEqual(refusalsOf(all)[0], { reason: 'claimed-by', helper: holder });
        await world.pass(0);
        assert.deepEqual(world.chat.heard, ['(claimed)']);
        assert.deepEqual(world.records.audited(), ['case-opened', 'case-claimed']);
      });

      it('writes at once: exactly one takes the case and is heard', async () => {
        const world = new CaseWorld(open());
        const { id } = await world.open();
        const all = await Promise.all(
          CROWD.map((helper) => world.service.reply({ caseId: id, helper, written: written(helper.name) })),
        );
        assert.equal(all.filter(({ ok }) => ok).length, 1);
        assert.ok(refusalsOf(all).every(({ reason }) => reason === 'not-yours'));
        await world.pass(0);
        assert.deepEqual(world.chat.heard, ['(claimed)', (await world.stored(id)).claimedBy?.name]);
      });

      it('resolves and releases at once: the case goes one way, and tells of one', async () => {
        const world = new CaseWorld(open());
        const { id } = await world.claimed();
        const all = await Promise.all(
          CROWD.map((_, i) =>
            i % 2
              ? world.service.resolve({ caseId: id, helper: KIM, resolution: 'solved' })
              : world.service.release({ caseId: id, helper: KIM }),
          ),
        );
        await world.pass(0);
        assert.equal(all.filter(({ ok }) => ok).length, 1);
        const { state } = await world.stored(id);
        const news = { resolved: '(resolved)', open: '(released)' }[state === 'resolved' ? state : 'open'];
        assert.deepEqual(world.chat.heard, ['(claimed)', news]);
      });

      it('approves and denies at once: one decision, and one approval at most', async () => {
        const world = new CaseWorld(open());
        const device = {
          id: 'd',
          name: 'D',
          kind: 'ios',
          model: undefined,
          lastContactAt: undefined,
        } as const;
        const described = {
          ...device,
          operatingSystem: 'iOS',
          osVersion: '18',
          ownership: 'company',
        } as const;
        const { id } = await world.open({ reason: 'approval', device: described });
        const all = await Promise.all(
          CROWD.map((helper, i) =>
            i % 2
              ? world.service.approve({ caseId: id, helper, deviceId: 'd' })
              : world.service.deny({ caseId: id, helper }),
          ),
        );
        await world.pass(0);
        const { decision } = await world.stored(id);
        assert.equal(all.filter(({ ok }) => ok).length, 1);
        assert.equal(world.records.grants.length, decision?.what === 'approved' ? 1 : 0);
        assert.deepEqual(world.chat.heard, ['(claimed)', `(${decision?.what ?? ''})`]);
      });

      it('talks while helpers come and go: every word arrives once, in order', async () => {
        const world = new CaseWorld(open());
        const { id } = await world.open();
        const said = Array.from({ length: 30 }, (_, i) => String(i));
        const talk = async (): Promise<void> => {
          for (const text of said) assert.ok((await world.service.say(ALEX.oid, written(text))).ok);
        };
        const comeAndGo = async (helper: CasePerson): Promise<void> => {
          for (let i = 0; i < 15; i += 1) {
            await world.service.claim({ caseId: id, helper });
            await world.service.release({ caseId: id, helper });
          }
        };
        const work = async (): Promise<void> => {
          for (let i = 0; i < 15; i += 1) await world.service.advance(id);
        };
        await Promise.all([talk(), comeAndGo(KIM), comeAndGo(LEE), work(), work()]);
        await world.pass(3_600_000);
        assert.deepEqual(
          world.desk.passed.map(({ text }) => text),
          said,
        );
        assert.equal(world.desk.posted.length, 1);
      });

      it('opens one case for a user who asks fifty times at once', async () => {
        const world = new CaseWorld(open());
        const all = await Promise.all(
          CROWD.map(() =>
            world.service.open({
              reason: 'asked',
              tenantId: 't',
              user: ALEX,
              conversationId: 'c',
              language: 'en',
            }),
          ),
        );
        await world.pass(0);
        assert.deepEqual([new Set(all.map(({ number }) => number)).size, world.desk.posted.length], [1, 1]);
      });
    });
  }
});

function refusalsOf(all: readonly CaseChange[]): Extract<CaseChange, { ok: false }>['error'][] {
  return all.flatMap((each) => (each.ok ? [] : [each.error]));
}
