import assert from 'node:assert/strict';
import { renderCase } from '../../cards/case-card.ts';
import type { Case } from '../../services/helpdesk/case.ts';
import { someCase } from '../harness/hand-cases.ts';
import { buttonTitles } from './card-tree.ts';
import { NOW, reader } from './samples.ts';

const EN = reader('en');
const { buttons } = EN.helpdesk;
const DEVICE: NonNullable<Case['device']> = {
  ...{ id: 'd1', name: 'X', kind: 'ios', model: undefined, operatingSystem: 'iOS', osVersion: '18' },
  ...{ ownership: 'company', lastContactAt: undefined },
};

describe('The card of a case', () => {
  const titles = (facts: Partial<Case>): readonly string[] =>
    buttonTitles(renderCase({ shown: someCase(facts), number: 'HD-1', now: NOW }, EN));

  it('begins with what is most likely done next', () => {
    assert.equal(titles({ state: 'open' })[0], buttons.claim);
    assert.equal(titles({ state: 'claimed' })[0], buttons.reply);
    assert.equal(titles({ reason: 'approval', device: DEVICE })[0], buttons.approve);
  });

  for (const state of ['open', 'claimed'] as const) {
    it(`offers a reset of the device that it is about, when ${state}`, () => {
      assert.ok(titles({ state, reason: 'failed', device: DEVICE }).includes(buttons.offerReset));
      assert.ok(!titles({ state, reason: 'failed' }).includes(buttons.offerReset));
    });
  }

  for (const reason of ['not-me', 'blocked'] as const) {
    it(`offers no reset that would be refused, when ${reason}`, () => {
      assert.ok(!titles({ reason, device: DEVICE }).includes(buttons.offerReset));
    });
  }

  for (const state of ['resolved', 'closed'] as const) {
    it(`lets nobody act on it any more, when ${state}`, () => {
      assert.deepEqual(titles({ state }), []);
    });
  }
});
