import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { CASE_INBOX_PATH } from '../../bot/case-inbox-route.ts';
import { helpdesk as words } from '../../locales/en/helpdesk.ts';
import { ALEX } from '../../sandbox/people.ts';
import { MINUTE_MS, SECOND_MS } from '../../services/platform/clock.ts';
import { createMemoryOnce } from '../../services/platform/memory-once.ts';
import { Secret } from '../../services/platform/secret.ts';
import { sign, SIGNATURE_HEADER, TIMESTAMP_HEADER, TOLERANCE_MS } from '../../services/webhooks/sign.ts';
import { readCard } from '../harness/bot-answer.ts';
import { type DeskThread, openThread } from '../harness/desk-thread.ts';
import { keepRuledDesks, type RuledDesk } from '../harness/ruled-desk.ts';
import { until } from '../harness/until.ts';

const SECRET = new Secret('a secret of the tests, long enough');
const RESOLVED = JSON.stringify({ type: 'case.resolved', number: 'HD-1001', resolution: 'solved' });

type Headers = Readonly<Record<string, string>>;

/** A desk whose cases another system may resolve, and one that waits. */
interface Attacked {
  readonly desk: RuledDesk;
  readonly thread: DeskThread;
  readonly signed: (body?: string, secret?: Secret<string>, aheadMs?: number) => Headers;
  readonly post: (headers: Headers, body?: string) => Promise<Response>;
}

describe('attack on the inbox of the webhook', () => {
  const openDesk = keepRuledDesks();

  async function openAttacked(): Promise<Attacked> {
    const done = (): Promise<void> => Promise.resolve();
    const service = { announce: done, deliver: done, sweep: done };
    const desk = await openDesk({
      parts: ({ clock }) => ({ caseWebhook: { service, secret: SECRET, once: createMemoryOnce(clock) } }),
    });
    await desk.alex.say('talk to a person');
    const thread = await openThread(desk, ALEX.name);
    const url = new URL(CASE_INBOX_PATH, desk.endpoint);
    return {
      desk,
      thread,
      signed: (body = RESOLVED, secret = SECRET, aheadMs = 0) => ({
        ...sign(body, desk.clock.now() + aheadMs, secret),
      }),
      post: (headers, body = RESOLVED) =>
        fetch(url, {
          method: 'POST',
          headers: { 'content-type': 'application/json', ...headers },
          body,
        }),
    };
  }

  /** Refused with a code and nothing else; the case waits as before, and the log says that somebody tried. */
  async function assertRefused(
    { desk, thread }: Attacked,
    response: Response,
    status: number,
  ): Promise<void> {
    assert.equal(response.status, status);
    assert.match(await response.text(), /^\{"(answer|error)":"[a-z -]+"\}$/);
    if (status === 401) assert.ok(desk.log.messages('warn').includes('Webhook request refused'));
    assert.ok(readCard(thread.card()).includes(words.states.open));
    assert.ok(!(await desk.audited()).some(({ kind }) => kind === 'case-resolved'));
  }

  const wrong: Readonly<Record<string, (attacked: Attacked) => Headers>> = {
    'no signature': () => ({}),
    'a signature without a time': ({ signed }) => without(signed(), TIMESTAMP_HEADER),
    'a time without a signature': ({ signed }) => without(signed(), SIGNATURE_HEADER),
    'another secret’s signature': ({ signed }) =>
      signed(RESOLVED, new Secret('another secret, as long as ours')),
    'an empty secret’s signature': ({ desk }) => signedBy('', desk),
    'the signature of another body': ({ signed }) => signed(RESOLVED.replace('1001', '1002')),
    'the signature of another time': ({ signed }) => ({ ...signed(), [TIMESTAMP_HEADER]: '1' }),
    'half of a signature': ({ signed }) => change(signed(), (value) => value.slice(0, 35)),
    'a signature and more': ({ signed }) => change(signed(), (value) => `${value}00`),
    'the signature of another scheme': ({ signed }) =>
      change(signed(), (value) => value.replace('v1=', 'v0=')),
    'two signatures, the second genuine': ({ signed }) => change(signed(), (value) => `v1=00, ${value}`),
    'a time that is no number': ({ signed }) => ({ ...signed(), [TIMESTAMP_HEADER]: '1e9' }),
    'a signature from six minutes ago': ({ signed }) => signed(RESOLVED, SECRET, -6 * MINUTE_MS),
    'a signature from in six minutes': ({ signed }) => signed(RESOLVED, SECRET, 6 * MINUTE_MS),
  };
  for (const [what, headersOf] of Object.entries(wrong)) {
    it(`${what} is refused with 401`, async () => {
      const attacked = await openAttacked();
      await assertRefused(attacked, await attacked.post(headersOf(attacked)), 401);
    });
  }

  it('a genuine request whose body was changed on the way is refused with 401', async () => {
    const attacked = await openAttacked();
    await assertRefused(attacked, await attacked.post(attacked.signed(), `${RESOLVED} `), 401);
  });

  it('a genuine request that comes again is refused, also with its signature in other letters', async () => {
    const attacked = await openAttacked();
    const headers = attacked.signed(RESOLVED.replace('1001', '9999'));
    const body = RESOLVED.replace('1001', '9999');
    assert.equal((await attacked.post(headers, body)).status, 404);

    for (const again of [headers, change(headers, (value) => `v1=${value.slice(3).toUpperCase()}`)])
      await assertRefused(attacked, await attacked.post(again, body), 401);

    await attacked.desk.time.jump(TOLERANCE_MS - SECOND_MS);
    await assertRefused(attacked, await attacked.post(headers, body), 401);
  });

  const signedNonsense: readonly string[] = [
    '',
    'null',
    '[]',
    '{"type":"case.resolved"',
    JSON.stringify({ type: 'case.resolved', number: "HD-1001' OR 1=1", resolution: 'solved' }),
    JSON.stringify({ type: 'case.resolved', number: { $gt: '' }, resolution: 'solved' }),
    JSON.stringify({ type: 'case.resolved', number: 'HD-1001', resolution: 'approved' }),
    JSON.stringify({ type: 'case.approved', number: 'HD-1001', resolution: 'solved' }),
    '{"__proto__":{"type":"case.resolved","number":"HD-1001","resolution":"solved"}}',
  ];
  for (const body of signedNonsense) {
    it(`a signed request that says something else is a bad request: ${body.slice(0, 60)}`, async () => {
      const attacked = await openAttacked();
      await assertRefused(attacked, await attacked.post(attacked.signed(body), body), 400);
    });
  }

  it('a case that does not exist is not found, and none is made', async () => {
    const attacked = await openAttacked();
    const body = RESOLVED.replace('1001', '999999');
    await assertRefused(attacked, await attacked.post(attacked.signed(body), body), 404);
  });

  it('what is signed for the channel of people, and not for the inbox, is no request of ours', async () => {
    const attacked = await openAttacked();
    await assertRefused(attacked, await attacked.post({ authorization: 'Bearer a.b.c' }), 401);
  });

  it('does not exist where no other system is set up', async () => {
    const desk = await openDesk();
    const response = await fetch(new URL(CASE_INBOX_PATH, desk.endpoint), { method: 'POST', body: RESOLVED });
    assert.equal(response.status, 404);
  });

  it('is open all the while to whom it is for', async () => {
    const attacked = await openAttacked();

    assert.equal((await attacked.post(attacked.signed())).status, 200);

    await until('the card says so', () => readCard(attacked.thread.card()).includes(words.states.resolved));
  });
});

function without(headers: Headers, name: string): Headers {
  return Object.fromEntries(Object.entries(headers).filter(([key]) => key !== name));
}

function change(headers: Headers, by: (signature: string) => string): Headers {
  return { ...headers, [SIGNATURE_HEADER]: by(headers[SIGNATURE_HEADER] ?? '') };
}

function signedBy(secret: string, { clock }: RuledDesk): Headers {
  const timestamp = String(Math.floor(clock.now() / SECOND_MS));
  const signature = createHmac('sha256', secret).update(`${timestamp}.${RESOLVED}`).digest('hex');
  return { [TIMESTAMP_HEADER]: timestamp, [SIGNATURE_HEADER]: `v1=${signature}` };
}
