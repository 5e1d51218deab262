import assert from 'node:assert/strict';
import { createMemoryOnce } from '../../../services/platform/memory-once.ts';
import { Secret } from '../../../services/platform/secret.ts';
import { type CaseInbox, createCaseInbox } from '../../../services/webhooks/case-inbox.ts';
import { sign, type SignedHeaders } from '../../../services/webhooks/sign.ts';
import { CaseWorld } from '../helpdesk/case-world.ts';
import { SECRET } from './webhook-world.ts';

const RESOLVED = JSON.stringify({ type: 'case.resolved', number: 'HD-1001', resolution: 'solved' });

class InboxWorld extends CaseWorld {
  readonly secret = new Secret(SECRET);
  readonly inbox: CaseInbox = createCaseInbox({
    cases: this.service,
    once: createMemoryOnce(this.clock),
    secret: this.secret,
    clock: this.clock,
    log: this.log,
  });

  signed(body: string): SignedHeaders {
    return sign(body, this.clock.now(), this.secret);
  }
}

describe('createCaseInbox', () => {
  it('refuses what nobody signed, or somebody else, or long ago, and changes nothing', async () => {
    const world = new InboxWorld();
    const { id } = await world.open();
    const old = world.signed(RESOLVED);
    world.clock.time += 6 * 60_000;
    const answers = [
      await world.inbox.receive({}, RESOLVED),
      await world.inbox.receive(sign(RESOLVED, world.clock.now(), new Secret('guessed')), RESOLVED),
      await world.inbox.receive(old, RESOLVED),
    ];
    assert.deepEqual(answers, [
      { status: 401, answer: 'not-signed' },
      { status: 401, answer: 'wrong' },
      { status: 401, answer: 'too-old' },
    ]);
    assert.equal((await world.stored(id)).state, 'open');
  });

  it('resolves the case, tells the user, and does so once for the same message', async () => {
    const world = new InboxWorld();
    const { id } = await world.claimed();
    const headers = world.signed(RESOLVED);
    assert.deepEqual(await world.inbox.receive(headers, RESOLVED), { status: 200, answer: 'resolved' });
    await world.pass(0);
    assert.deepEqual(
      [(await world.stored(id)).resolution, world.chat.heard.at(-1)],
      ['solved', '(resolved)'],
    );
    assert.deepEqual(await world.inbox.receive(headers, RESOLVED), { status: 401, answer: 'seen-before' });
    assert.deepEqual(world.records.audited().at(-1), 'case-resolved');
  });

  it('says so where there is no such case, and where it does not understand', async () => {
    const world = new InboxWorld();
    const receive = (body: string): ReturnType<CaseInbox['receive']> =>
      world.inbox.receive(world.signed(body), body);
    assert.deepEqual(await receive(RESOLVED), { status: 404, answer: 'no-such-case' });
    const strange = [
      '{"cut',
      '{}',
      RESOLVED.replace('HD-1001', '1001'),
      RESOLVED.replace('solved', 'hacked'),
    ];
    for (const body of strange)
      assert.deepEqual(await receive(body), { status: 400, answer: 'not-understood' }, body);
  });

  it('says yes again to who says it again in a new message', async () => {
    const world = new InboxWorld();
    await world.open();
    for (let i = 0; i < 2; i += 1) {
      world.clock.time += 1_000;
      assert.equal((await world.inbox.receive(world.signed(RESOLVED), RESOLVED)).status, 200);
    }
    await world.pass(0);
    assert.equal(world.chat.heard.filter((news) => news === '(resolved)').length, 1);
  });
});
