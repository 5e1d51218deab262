import assert from 'node:assert/strict';
import { useProductionTarget } from './production-target.ts';

describe('attack on the endpoint by brute force', function () {
  this.timeout(60_000);
  const FAILURES = 4;
  // One failure counts as fifty requests.
  const target = useProductionTarget({
    SOURCE_REQUESTS_PER_10S: String(50 * FAILURES),
    TRUSTED_PROXIES: '1',
  });
  afterEach(() => target().assertNothingDone());

  async function failAs(
    forwardedFor: readonly string[],
    more: Readonly<Record<string, string>> = {},
  ): Promise<readonly number[]> {
    const statuses: number[] = [];
    for (const source of forwardedFor) {
      const response = await target().post('Bearer a.b.c', {}, { 'x-forwarded-for': source, ...more });
      statuses.push(response.status);
    }
    return statuses;
  }
  const times = (count: number, source: (index: number) => string): readonly string[] =>
    Array.from({ length: count }, (_, index) => source(index));

  it('guessing tokens is stopped after a few failures, before anything is read', async () => {
    const statuses = await failAs(times(FAILURES + 2, () => '198.51.100.7'));
    assert.deepEqual(statuses, [401, 401, 401, 401, 429, 429]);
  });

  it('other addresses in front of the one that the proxy saw make nobody another source', async () => {
    const statuses = await failAs(times(FAILURES + 2, (index) => `203.0.113.${index}, 198.51.100.8`));
    assert.deepEqual(statuses.slice(-2), [429, 429]);
  });

  it('other headers that name a source are not believed', async () => {
    const spoofed = (index: number) => ({
      'x-real-ip': `203.0.113.${index}`,
      forwarded: `for=203.0.113.${index}`,
      'cf-connecting-ip': `203.0.113.${index}`,
    });
    const statuses: number[] = [];
    for (let index = 0; index < FAILURES + 2; index++)
      statuses.push(...(await failAs(['198.51.100.9'], spoofed(index))));
    assert.deepEqual(statuses.slice(-2), [429, 429]);
  });

  it('all addresses of an IPv6 network are one source', async () => {
    const statuses = await failAs(times(FAILURES + 2, (index) => `2001:db8:1:2::${index + 1}`));
    assert.deepEqual(statuses.slice(-2), [429, 429]);
  });

  it('who is stopped keeps nobody else out', async () => {
    await failAs(times(FAILURES + 1, () => '198.51.100.10'));
    assert.deepEqual(await failAs(['198.51.100.11']), [401]);
  });
});
