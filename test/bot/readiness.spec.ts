import assert from 'node:assert/strict';
import { answerReadiness, type ReadinessParts } from '../../bot/readiness.ts';

const HEALTHY = { version: '7.2.4', keeping: 'append-only', whenFull: 'noeviction' } as const;
const away = (): Promise<never> => Promise.reject(new Error('away'));

async function ask(changes: Partial<ReadinessParts> = {}): Promise<{ status: number; body: unknown }> {
  const { status, body } = await answerReadiness({
    isReady: () => Promise.resolve(true),
    redis: () => Promise.resolve([HEALTHY]),
    policy: () => ({ digest: 'a1b2', isRejected: false }),
    pause: { read: () => Promise.resolve(undefined) },
    helpdesk: () => Promise.resolve('reachable'),
    auditStore: { ends: () => Promise.resolve({ head: { sequence: 7, hash: 'h' }, trimmed: undefined }) },
    tenantId: 'tenant-1',
    ...changes,
  });
  return { status, body: JSON.parse(body) };
}

const READY = {
  status: 'ready',
  redis: [HEALTHY],
  policy: { digest: 'a1b2', isRejected: false },
  resets: { paused: false },
  helpdesk: 'reachable',
  audit: { events: 7 },
};

describe('readiness with its details', () => {
  it('says how everything is', async () => {
    assert.deepEqual(await ask(), { status: 200, body: READY });
  });

  it('says that it is not ready where the public port says so, or cannot tell', async () => {
    for (const isReady of [() => Promise.resolve(false), away]) {
      assert.deepEqual(await ask({ isReady }), { status: 503, body: { ...READY, status: 'not-ready' } });
    }
  });

  it('is ready while resets are paused, and names nobody and no reason', async () => {
    const pause = { read: () => Promise.resolve({ at: 0, by: 'root', note: 'We look into something.' }) };
    const { status, body } = await ask({ pause });
    assert.equal(status, 200);
    assert.deepEqual(body, { ...READY, resets: { paused: true, since: '1970-01-01T00:00:00.000Z' } });
  });

  it('tells what it can where Redis is away', async () => {
    const { status, body } = await ask({
      ...{ isReady: () => Promise.resolve(false), redis: away, helpdesk: away },
      ...{ pause: { read: away }, auditStore: { ends: away } },
    });
    const unknown = { redis: 'unknown', resets: 'unknown', helpdesk: 'unknown', audit: 'unknown' };
    assert.deepEqual({ status, body }, { status: 503, body: { ...READY, status: 'not-ready', ...unknown } });
  });

  it('counts no events where there are none yet', async () => {
    const auditStore = { ends: () => Promise.resolve({ head: undefined, trimmed: undefined }) };
    assert.deepEqual((await ask({ auditStore })).body, { ...READY, audit: { events: 0 } });
  });
});
