import assert from 'node:assert/strict';
import type { Reset, ResetState } from '../../../services/resets/reset.ts';
import { isEnded, needsWork, type ResetEvent, transition } from '../../../services/resets/transitions.ts';
import { someReset } from './some-reset.ts';

const NOW = 1_000_000;
const LATER = 1_005_000;

/** Every event, and the states it is possible in with the state it leads to. Everything else is refused. */
const TABLE: readonly (readonly [ResetEvent, Partial<Record<ResetState, ResetState>>])[] = [
  [{ kind: 'send', leaseUntil: LATER }, { requested: 'sending' }],
  [{ kind: 'postponed', retryAt: LATER }, { requested: 'requested' }],
  [{ kind: 'canceled' }, { requested: 'canceled' }],
  [{ kind: 'accepted', lookAt: LATER }, { sending: 'pending' }],
  [{ kind: 'not-sent', retryAt: LATER }, { sending: 'requested' }],
  [{ kind: 'lost', lookAt: LATER }, { sending: 'unknown' }],
  [{ kind: 'found', lookAt: LATER }, { unknown: 'pending' }],
  [
    { kind: 'checked', lookAt: LATER },
    { unknown: 'unknown', pending: 'pending' },
  ],
  [{ kind: 'succeeded' }, { pending: 'done' }],
  [{ kind: 'expired' }, { pending: 'expired' }],
  [
    { kind: 'failed', reason: 'rejected' },
    { requested: 'failed', sending: 'failed', unknown: 'failed', pending: 'failed' },
  ],
  ...(
    [
      { kind: 'deliver', leaseUntil: LATER },
      { kind: 'not-delivered', retryAt: LATER },
      { kind: 'confirmed' },
      { kind: 'undeliverable' },
    ] as const
  ).map(
    (event) => [event, { done: 'done', failed: 'failed', expired: 'expired', canceled: 'canceled' }] as const,
  ),
];

const STATES = [
  'requested',
  'sending',
  'unknown',
  'pending',
  'done',
  'failed',
  'expired',
  'canceled',
] as const satisfies readonly ResetState[];

describe('transition', () => {
  for (const [event, possible] of TABLE) {
    for (const state of STATES) {
      const next = possible[state];
      const title =
        next === undefined ? `refuses ${event.kind} when ${state}` : `${event.kind}: ${state} → ${next}`;
      it(title, () => {
        const result = transition(someReset({ state }), event, NOW);
        assert.equal(result.ok ? result.value.state : undefined, next);
      });
    }
  }

  it('refuses everything once the outcome is confirmed', () => {
    const confirmed = someReset({ state: 'done', confirmedAt: NOW });
    for (const [event] of TABLE) assert.equal(transition(confirmed, event, NOW).ok, false, event.kind);
  });

  it('leaves the revision to the store', () => {
    const sent = after(someReset({ revision: 7 }), { kind: 'send', leaseUntil: LATER });
    assert.equal(sent.revision, 7);
  });

  it('notes when the POST leaves, and keeps others away until the lease is over', () => {
    const sent = after(someReset(), { kind: 'send', leaseUntil: LATER });
    assert.deepEqual([sent.sentAt, sent.dueAt], [NOW, LATER]);
  });

  it('notes which reset came before the POST, where there is one', () => {
    const first = after(someReset(), { kind: 'send', leaseUntil: LATER, precededBy: undefined });
    const second = after(someReset(), { kind: 'send', leaseUntil: LATER, precededBy: 5 });
    assert.ok(!('precededBy' in first));
    assert.equal(second.precededBy, 5);
  });

  it('forgets when the POST left where it certainly did not', () => {
    const sending = someReset({ state: 'sending', sentAt: NOW, precededBy: NOW });
    const unsent = after(sending, { kind: 'not-sent', retryAt: LATER });
    assert.ok(!('sentAt' in unsent) && !('precededBy' in unsent));
  });

  it('makes the message due at once when the reset ends', () => {
    const failed = after(someReset({ state: 'pending' }), { kind: 'failed', reason: 'failed-on-device' });
    assert.deepEqual([failed.endedAt, failed.dueAt, failed.failure], [NOW, NOW, 'failed-on-device']);
  });

  it('counts how often Intune was asked', () => {
    const checked = after(someReset({ state: 'pending', checks: 2 }), { kind: 'checked', lookAt: LATER });
    assert.equal(checked.checks, 3);
  });
});

describe('isEnded and needsWork', () => {
  it('see work in everything that is not ended', () => {
    for (const state of ['requested', 'sending', 'unknown', 'pending'] as const) {
      assert.deepEqual(
        [isEnded(someReset({ state })), needsWork(someReset({ state }))],
        [false, true],
        state,
      );
    }
  });

  it('see work in an ended reset until its message is delivered or refused for good', () => {
    for (const state of ['done', 'failed', 'expired', 'canceled'] as const) {
      assert.equal(isEnded(someReset({ state })), true, state);
      assert.equal(needsWork(someReset({ state })), true, state);
      assert.equal(needsWork(someReset({ state, confirmedAt: NOW })), false, state);
      assert.equal(needsWork(someReset({ state, undeliverable: true })), false, state);
    }
  });
});

function after(reset: Reset, event: ResetEvent): Reset {
  const result = transition(reset, event, NOW);
  assert.ok(result.ok);
  return result.value;
}
