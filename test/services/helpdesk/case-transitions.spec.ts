import assert from 'node:assert/strict';
import type { CaseEvent } from '../../../services/helpdesk/case-event.ts';
import type { CaseRefusal } from '../../../services/helpdesk/case-service.ts';
import { isFinished, isOpen, transition } from '../../../services/helpdesk/case-transitions.ts';
import type { Case, CaseState } from '../../../services/helpdesk/case.ts';
import { takeIn } from '../../../services/helpdesk/take-in.ts';
import { written } from './case-world.ts';
import { ALEX, claimedCase, KIM, LEE, resolvedCase, someCase, someOpening, somePhone } from './some-case.ts';

const NOW = 1_030_000;
const MOMENT = { now: NOW, reopenWithinMs: 60_000 };
const DEVICE = somePhone();

type Reason = CaseRefusal['reason'];
/** The state it leads to, `=` where nothing changes, or why it is refused. */
type Outcome = CaseState | '=' | Reason;

/** Who stands where; each event is tried in every one of these. */
const CASES = {
  open: someCase(),
  'held by Kim': claimedCase(),
  'held by Lee': claimedCase({ claimedBy: LEE }),
  resolved: resolvedCase(),
  'resolved long ago': resolvedCase({ resolvedAt: NOW - 60_000 }),
  closed: resolvedCase({ state: 'closed', closedAt: 1_025_000 }),
} as const satisfies Record<string, Case>;
type Where = keyof typeof CASES;

const taken = takeIn(written('hello'));
const approval = { reason: 'approval', device: DEVICE } as const;

/** Every event by Kim, and what it comes to. */
const TABLE: readonly (readonly [CaseEvent, Readonly<Record<Where, Outcome>>, Partial<Case>?])[] = [
  [{ kind: 'claim', by: KIM }, row('claimed', '=', 'claimed-by', 'over', 'over', 'over')],
  [{ kind: 'release', by: KIM }, row('not-claimed', 'open', 'not-yours', 'over', 'over', 'over')],
  [{ kind: 'leave', by: KIM }, row('=', 'open', '=', '=', '=', '=')],
  [
    { kind: 'resolve', by: KIM, resolution: 'solved' },
    row('not-claimed', 'resolved', 'not-yours', 'over', 'over', 'over'),
  ],
  [
    { kind: 'resolve-outside', resolution: 'passed-on' },
    row('resolved', 'resolved', 'resolved', '=', '=', '='),
  ],
  [
    { kind: 'approve', by: KIM, deviceId: DEVICE.id, goodUntil: NOW + 1 },
    row('claimed', 'claimed', 'not-yours', 'over', 'over', 'over'),
    approval,
  ],
  [{ kind: 'deny', by: KIM }, row('claimed', 'claimed', 'not-yours', 'over', 'over', 'over'), approval],
  [
    { kind: 'offer-reset', by: KIM },
    row('claimed', 'claimed', 'not-yours', 'over', 'over', 'over'),
    { device: DEVICE },
  ],
  [{ kind: 'reply', by: KIM, taken }, row('claimed', 'claimed', 'not-yours', 'claimed', 'over', 'over')],
  [{ kind: 'say', taken }, row('open', 'claimed', 'claimed', 'open', 'over', 'over')],
  [{ kind: 'end' }, row('closed', 'closed', 'closed', 'over', 'over', 'over')],
  [
    { kind: 'rate', stars: 5, comment: undefined },
    row('not-over', 'not-over', 'not-over', 'resolved', 'resolved', 'closed'),
  ],
  [
    { kind: 'add', opening: someOpening({ reason: 'failed' }) },
    row('open', 'claimed', 'claimed', 'over', 'over', 'over'),
  ],
  [
    { kind: 'reset-moved', resetId: 'reset-1', detail: 'done' },
    row('open', 'claimed', 'claimed', 'resolved', 'resolved', '='),
  ],
  [{ kind: 'remind' }, row('open', '=', '=', '=', '=', '=')],
  [{ kind: 'escalate' }, row('open', '=', '=', '=', '=', '=')],
  [{ kind: 'close' }, row('=', '=', '=', 'closed', 'closed', '=')],
  [{ kind: 'post-again' }, row('open', 'claimed', 'claimed', '=', '=', '='), { undeliverable: 'helpdesk' }],
];

describe('transition', () => {
  for (const [event, outcomes, facts] of TABLE) {
    for (const [where, current] of Object.entries(CASES)) {
      const expected = outcomes[where as Where];
      it(`${event.kind} when ${where}: ${expected}`, () => {
        const before = { ...current, ...facts };
        const result = transition(before, event, MOMENT);
        if (!result.ok) assert.equal(result.error.reason, expected);
        else if (expected === '=') assert.equal(result.value, before);
        else assert.deepEqual([result.value.state, result.value === before], [expected, false]);
      });
    }
  }

  it('is tried for every event', () => {
    const kinds: Record<CaseEvent['kind'], true> = {
      claim: true,
      release: true,
      leave: true,
      resolve: true,
      'resolve-outside': true,
      approve: true,
      deny: true,
      'offer-reset': true,
      reply: true,
      say: true,
      end: true,
      rate: true,
      add: true,
      'reset-moved': true,
      remind: true,
      escalate: true,
      close: true,
      'post-again': true,
    };
    assert.deepEqual(TABLE.map(([{ kind }]) => kind).sort(), Object.keys(kinds).sort());
  });

  it('lets nobody act as a helper on their own case, in no state', () => {
    const acts: readonly CaseEvent[] = [
      { kind: 'claim', by: ALEX },
      { kind: 'release', by: ALEX },
      { kind: 'resolve', by: ALEX, resolution: 'solved' },
      { kind: 'approve', by: ALEX, deviceId: DEVICE.id, goodUntil: NOW + 1 },
      { kind: 'deny', by: ALEX },
      { kind: 'offer-reset', by: ALEX },
      { kind: 'reply', by: ALEX, taken },
    ];
    for (const event of acts) {
      for (const current of Object.values(CASES)) {
        assert.equal(refusal({ ...current, ...approval }, event), 'own-case', event.kind);
      }
    }
  });

  it('names who was first', () => {
    const result = transition(CASES['held by Lee'], { kind: 'claim', by: KIM }, MOMENT);
    assert.deepEqual(result, { ok: false, error: { reason: 'claimed-by', helper: LEE } });
  });

  it('approves nothing but what the helper saw, where approval was asked for', () => {
    const approve = { kind: 'approve', by: KIM, deviceId: DEVICE.id, goodUntil: NOW + 1_000 } as const;
    assert.equal(refusal(someCase({ device: DEVICE }), approve), 'nothing-to-approve');
    assert.equal(refusal(someCase({ reason: 'approval' }), approve), 'no-device');
    const other = someCase({ reason: 'approval', device: somePhone({ id: 'device-2' }) });
    assert.equal(refusal(other, approve), 'nothing-to-approve');
  });

  it('decides once, until an approval is no longer good; only a refusal can be taken back', () => {
    const approve = { kind: 'approve', by: KIM, deviceId: DEVICE.id, goodUntil: NOW + 1_000 } as const;
    const approved = after(someCase(approval), approve);
    assert.equal(refusal(approved, approve), 'nothing-to-approve');
    assert.equal(refusal(approved, { kind: 'deny', by: KIM }), 'nothing-to-approve');
    const later = { ...MOMENT, now: NOW + 1_000 };
    assert.ok(transition(approved, { ...approve, goodUntil: later.now + 1 }, later).ok);
    const denied = after(someCase(approval), { kind: 'deny', by: KIM });
    assert.equal(after(denied, approve).decision?.what, 'approved');
  });

  it('tells the user of an approval only after it is entered', () => {
    const { outbox } = after(someCase(approval), {
      kind: 'approve',
      by: KIM,
      deviceId: DEVICE.id,
      goodUntil: NOW + 1,
    });
    const kinds = outbox.map((errand) => (errand.kind === 'tell' ? errand.news : errand.kind));
    assert.ok(kinds.indexOf('grant') < kinds.indexOf('approved'));
  });

  it('offers no reset where no device is known', () => {
    assert.equal(refusal(someCase(), { kind: 'offer-reset', by: KIM }), 'no-device');
  });

  it('waits anew when it is released or reopened: from now on, and without a memory of reminders', () => {
    const reminded = { remindedAt: 1, escalatedAt: 2 };
    const released = after(claimedCase(reminded), { kind: 'release', by: KIM });
    const reopened = after(resolvedCase(reminded), { kind: 'say', taken });
    for (const { waitingSince, remindedAt, escalatedAt, claimedBy, resolvedAt } of [released, reopened]) {
      assert.deepEqual(
        [waitingSince, remindedAt, escalatedAt, claimedBy, resolvedAt],
        [NOW, undefined, undefined, undefined, undefined],
      );
    }
    assert.equal(released.openedAt, someCase().openedAt);
  });

  it('remembers who took it first, and when', () => {
    const claimed = after(after(claimedCase(), { kind: 'release', by: KIM }), { kind: 'claim', by: LEE });
    assert.deepEqual([claimed.claimedAt, claimed.firstClaimedAt], [NOW, 1_010_000]);
  });

  it('is rated once', () => {
    const rate = { kind: 'rate', stars: 4, comment: 'quick' } as const;
    const rated = after(resolvedCase(), rate);
    assert.deepEqual(rated.rating, { stars: 4, comment: 'quick', at: NOW });
    assert.equal(refusal(rated, { ...rate, stars: 1 }), 'already-rated');
  });

  it('takes a matter that is more than a question for its reason, with its device', () => {
    const opening = someOpening({
      reason: 'failed',
      detail: 'rejected',
      device: DEVICE,
      resetId: 'r',
      provenAt: 7,
    });
    const { reason, detail, device, resetId, provenAt } = after(claimedCase(), { kind: 'add', opening });
    assert.deepEqual([reason, detail, device, resetId, provenAt], ['failed', 'rejected', DEVICE, 'r', 7]);
  });

  it('forgets a decision with the device that it was about', () => {
    const decided = claimedCase({
      ...approval,
      decision: { what: 'approved', by: KIM, at: 1, goodUntil: NOW + 9 },
    });
    const opening = someOpening({ reason: 'approval', device: somePhone({ id: 'device-2' }) });
    assert.equal(after(decided, { kind: 'add', opening }).decision, undefined);
  });

  it('stays what it is where the user only asks again', () => {
    const failed = someCase({ reason: 'failed', device: DEVICE });
    assert.equal(after(failed, { kind: 'add', opening: someOpening() }), failed);
  });

  it('becomes urgent by an attack, alarms the channel, and stays about the attack', () => {
    const attacked = after(someCase(), { kind: 'add', opening: someOpening({ reason: 'not-me' }) });
    assert.deepEqual([attacked.priority, attacked.reason], ['urgent', 'not-me']);
    assert.ok(attacked.outbox.some((errand) => errand.kind === 'remind' && errand.how === 'escalation'));
    const later = after(attacked, { kind: 'add', opening: someOpening({ reason: 'failed' }) });
    assert.deepEqual([later.priority, later.reason], ['urgent', 'not-me']);
  });

  it('notes each state of a reset once', () => {
    const moved = { kind: 'reset-moved', resetId: 'reset-1', detail: 'pending' } as const;
    const once = after(someCase(), moved);
    assert.equal(after(once, moved), once);
    const done = after(once, { ...moved, detail: 'done' });
    const again = after(done, { ...moved, resetId: 'reset-2' });
    assert.deepEqual(
      again.timeline.filter(({ what }) => what === 'reset').map(({ detail }) => detail),
      ['pending', 'done', 'pending'],
    );
  });

  it('is not opened again by words that a helper sent before it was resolved', () => {
    const current = resolvedCase();
    const { resolvedAt = 0 } = current;
    const says = (sentAt: number | undefined): CaseEvent => ({
      kind: 'reply',
      by: KIM,
      taken: { ...taken, sentAt },
    });
    assert.equal(refusal(current, says(resolvedAt - 1)), 'resolved-since');
    assert.equal(refusal({ ...current, resolvedAt: NOW - 60_000 }, says(1)), 'over');
    for (const sentAt of [resolvedAt, undefined]) assert.equal(after(current, says(sentAt)).state, 'claimed');
  });

  it('takes nothing again that was taken, and opens nothing for it', () => {
    const said = after(claimedCase(), { kind: 'reply', by: KIM, taken: { ...taken, sentAt: 1 } });
    const current = after(said, { kind: 'resolve', by: KIM, resolution: 'solved' });
    for (const sentAt of [1, NOW])
      assert.equal(after(current, { kind: 'reply', by: KIM, taken: { ...taken, sentAt } }), current);
  });

  it('is opened again by words that its user sent before it was resolved: nobody has read them', () => {
    const current = resolvedCase();
    assert.equal(after(current, { kind: 'say', taken: { ...taken, sentAt: 1 } }).state, 'open');
  });

  it('keeps a long talk short, with its beginning and its end', () => {
    let talk = claimedCase();
    for (let i = 0; i < 300; i += 1) {
      const each = takeIn(written(`m${i}`));
      talk = {
        ...after(talk, i % 2 ? { kind: 'say', taken: each } : { kind: 'reply', by: KIM, taken: each }),
        outbox: [],
      };
    }
    assert.deepEqual([talk.timeline.length, talk.timeline[0]?.what, talk.taken.length], [200, 'opened', 100]);
  });

  it('leaves the revision to the store', () => {
    assert.equal(after(someCase({ revision: 7 }), { kind: 'claim', by: KIM }).revision, 7);
  });
});

describe('isOpen and isFinished', () => {
  it('know where a helper still has to do something, and where nothing is left at all', () => {
    const states = ['open', 'claimed', 'resolved', 'closed'] as const;
    assert.deepEqual(
      states.map((state) => isOpen({ state })),
      [true, true, false, false],
    );
    assert.deepEqual(
      states.map((state) => isFinished({ state })),
      [false, false, false, true],
    );
    assert.equal(isFinished({ state: 'closed', dueAt: 1 }), false);
  });
});

function row(
  ...outcomes: readonly [Outcome, Outcome, Outcome, Outcome, Outcome, Outcome]
): Record<Where, Outcome> {
  const [open, kim, lee, resolved, longAgo, closed] = outcomes;
  return { open, 'held by Kim': kim, 'held by Lee': lee, resolved, 'resolved long ago': longAgo, closed };
}

function after(current: Case, event: CaseEvent): Case {
  const result = transition(current, event, MOMENT);
  assert.ok(result.ok, JSON.stringify(result));
  return result.value;
}

function refusal(current: Case, event: CaseEvent): Reason | undefined {
  const result = transition(current, event, MOMENT);
  return result.ok ? undefined : result.error.reason;
}
