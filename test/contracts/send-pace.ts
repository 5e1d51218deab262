import assert from 'node:assert/strict';
import { createSendPace, type SendPace } from '../../bot/send-pace.ts';
import type { OpenBudget } from '../../services/platform/rate-budget.ts';

/** What Teams takes from a bot. (Teams doc: rate limiting for bots.) */
const LIMITS = { perSecond: 7, per30Seconds: 60, ofTenantPerSecond: 30 };

/** What every pace of messages promises, whatever counts them. */
export function describeSendPace(name: string, open: () => OpenBudget): void {
  describe(`${name} as a send pace`, () => {
    it('lets no more into a conversation at once than Teams takes in a second', async () => {
      const granted = await burst(createSendPace(open()), () => 'a:1');
      assert.ok(granted >= 4 && granted < LIMITS.perSecond, String(granted));
    });

    it('lets no more into a tenant at once than Teams takes in a second', async () => {
      const granted = await burst(createSendPace(open()), (i) => `a:${i}`);
      assert.ok(granted >= 8 && granted < LIMITS.ofTenantPerSecond, String(granted));
    });

    it('says after which time there is room again', async () => {
      const pace = createSendPace(open());
      await burst(pace, () => 'a:1');
      const waitMs = await pace.take('a:1', 2);
      assert.ok(waitMs > 0 && waitMs <= 2_000, String(waitMs));
    });

    it('keeps conversations apart: a busy one does not silence another', async () => {
      const pace = createSendPace(open());
      for (let i = 0; i < 6; i += 1) await pace.take('a:1', 1);
      assert.equal(await pace.take('a:2', 2), 0);
    });

    it('is one pace for all who share the budgets', async () => {
      const budgets = open();
      const paces = [createSendPace(budgets), createSendPace(budgets)];
      const granted = await Promise.all(paces.map((pace) => burst(pace, () => 'a:1')));
      assert.ok(granted.reduce((a, b) => a + b) < LIMITS.perSecond, String(granted));
    });
  });
}

/** Asks fifty times at once. @returns how often there was room. */
async function burst(pace: SendPace, conversation: (i: number) => string): Promise<number> {
  const waits = await Promise.all(Array.from({ length: 50 }, (_, i) => pace.take(conversation(i), 1)));
  return waits.filter((waitMs) => waitMs === 0).length;
}
