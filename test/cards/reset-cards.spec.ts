import assert from 'node:assert/strict';
import { renderConfirmation } from '../../cards/confirmation.ts';
import { renderConsequences } from '../../cards/consequences.ts';
import { renderFailure } from '../../cards/failure.ts';
import { renderProgress } from '../../cards/progress.ts';
import { renderStatus } from '../../cards/status.ts';
import type { FailureReason, ResetState } from '../../services/resets/reset.ts';
import { buttonTitles, nodesOfType, textsOf } from './card-tree.ts';
import { NOW, reader, REMOVED, REPLACED } from './samples.ts';

const EN = reader('en');

describe('The consequences card', () => {
  const view = { promptId: 'p1', deviceName: 'X', expiresAt: NOW } as const;

  it('asks for the device before it resets, and for nothing before it cancels', () => {
    const card = renderConsequences({ ...view, kind: 'ios', effect: REMOVED }, EN);

    const [toggle] = nodesOfType(card, 'Input.Toggle');
    const [reset, cancel] = nodesOfType(card, 'Action.Execute');

    assert.equal(toggle?.['id'], 'haveDevice');
    assert.equal(toggle['isRequired'], true);
    assert.equal(toggle['value'], 'false');
    assert.equal(reset?.['style'], 'destructive');
    assert.equal(reset['associatedInputs'], undefined);
    assert.equal(cancel?.['associatedInputs'], 'none');
  });

  it('says what is missing only where the tick was missing', () => {
    const { missing } = EN.messages.consequences;
    const ios = { ...view, kind: 'ios', effect: REMOVED } as const;

    assert.ok(!textsOf(renderConsequences(ios, EN)).includes(missing));
    assert.ok(textsOf(renderConsequences({ ...ios, missingConfirmation: true }, EN)).includes(missing));
  });

  it('says by when to decide, in the reader’s time zone', () => {
    const card = renderConsequences({ ...view, kind: 'ios', effect: REMOVED }, EN);

    assert.ok(textsOf(card).some((text) => text.includes('14:00')));
  });

  it('speaks of the work profile only where only that is reset', () => {
    const fullyManaged = { ...view, kind: 'android-fully-managed' } as const;
    const profile = { ...REPLACED, reach: 'work-profile' } as const;

    const whole = renderConsequences({ ...fullyManaged, effect: REPLACED }, EN);
    const part = renderConsequences({ ...fullyManaged, effect: profile }, EN);

    assert.ok(!textsOf(whole).join().includes('work profile'));
    assert.ok(textsOf(part).join().includes('work profile'));
  });

  it('says that the passcode has digits only where it is numeric', () => {
    const numeric = { ...REPLACED, temporaryPasscode: 'numeric' } as const;

    const card = renderConsequences({ ...view, kind: 'windows-phone-8-1', effect: numeric }, EN);

    assert.ok(textsOf(card).join().includes('digits only'));
  });
});

describe('The confirmation card', () => {
  it('offers no passcode where there is none, and says what to set up again', () => {
    const card = renderConfirmation({ resetId: 'r1', deviceName: 'X', kind: 'ios', effect: REMOVED }, EN);

    assert.deepEqual(buttonTitles(card), ['This wasn’t me']);
    assert.match(textsOf(card).join(), /There is no temporary one.*Face ID or Touch ID again/s);
  });

  it('offers to show the passcode where there is one', () => {
    const card = renderConfirmation(
      { resetId: 'r1', deviceName: 'X', kind: 'aosp-user', effect: REPLACED },
      EN,
    );

    assert.deepEqual(buttonTitles(card), ['Show passcode', 'This wasn’t me']);
  });
});

describe('The failure card', () => {
  const view = { resetId: 'r1', deviceId: 'd1', deviceName: 'X', kind: 'ios' } as const;
  const onlyHelpdesk: readonly FailureReason[] = [
    'not-your-device',
    'device-gone',
    'not-permitted',
    'rejected',
    'not-confirmed',
    'not-supported',
  ];
  const again: readonly FailureReason[] = ['unavailable', 'paused', 'failed-on-device', 'canceled-in-intune'];

  for (const failure of onlyHelpdesk) {
    it(`offers a person and no second try after ${failure}`, () => {
      assert.deepEqual(buttonTitles(renderFailure({ ...view, failure }, EN)), [
        'Talk to a person',
        'This wasn’t me',
      ]);
    });
  }

  for (const failure of again) {
    it(`offers a second try and a person after ${failure}`, () => {
      const titles = buttonTitles(renderFailure({ ...view, failure }, EN));

      assert.deepEqual(titles, ['Try again', 'Talk to a person', 'This wasn’t me']);
    });
  }

  it('tells of the unlock token only where the device itself failed', () => {
    const hint = EN.messages.platforms.ios.failureHint;

    assert.ok(textsOf(renderFailure({ ...view, failure: 'failed-on-device' }, EN)).includes(hint));
    assert.ok(!textsOf(renderFailure({ ...view, failure: 'unavailable' }, EN)).includes(hint));
  });
});

describe('The progress card', () => {
  const view = { resetId: 'r1', deviceName: 'X', requestedAt: NOW, updatedAt: NOW };
  const states: readonly (readonly [state: ResetState, marks: readonly string[]])[] = [
    ['requested', ['done', 'under way', 'still to come']],
    ['sending', ['done', 'under way', 'still to come']],
    ['unknown', ['done', 'under way', 'still to come']],
    ['pending', ['done', 'done', 'under way']],
    ['done', ['done', 'done', 'done']],
    ['failed', ['done', 'stopped']],
    ['expired', ['done', 'done', 'stopped']],
    ['canceled', ['done', 'stopped']],
  ];

  for (const [state, marks] of states) {
    it(`says in words how each step stands when ${state}`, () => {
      const card = renderProgress({ ...view, state }, EN);

      const known: readonly string[] = Object.values(EN.messages.progress.marks);
      assert.deepEqual(
        textsOf(card).filter((text) => known.includes(text)),
        marks,
      );
    });

    it(`tells of the line only before it is sent, when ${state}`, () => {
      const card = renderProgress({ ...view, state, turnAt: NOW + 61_000 }, EN);

      assert.equal(textsOf(card).includes(EN.messages.progress.inLine(2)), state === 'requested');
    });

    it(`promises a message only while there is one to come, when ${state}`, () => {
      const card = renderProgress({ ...view, state }, EN);

      const ended = ['done', 'failed', 'expired', 'canceled'].includes(state);
      assert.equal(textsOf(card).includes(EN.messages.progress.noNeedToWait), !ended);
      assert.deepEqual(buttonTitles(card), ended ? [] : ['This wasn’t me']);
    });
  }
});

describe('The progress card of a reset that stands in line', () => {
  const view = {
    resetId: 'r1',
    deviceName: 'X',
    state: 'requested',
    requestedAt: NOW,
    updatedAt: NOW,
  } as const;

  it('says nothing of a wait that is over before it is read', () => {
    for (const turnAt of [undefined, NOW, NOW + 19_999]) {
      const line = textsOf(renderProgress({ ...view, turnAt }, EN)).filter((text) =>
        text.includes('in line'),
      );
      assert.deepEqual(line, []);
    }
  });

  it('says a minute rather than none', () => {
    const texts = textsOf(renderProgress({ ...view, turnAt: NOW + 20_000 }, EN));
    assert.ok(texts.includes(EN.messages.progress.inLine(1)));
  });
});

describe('The status card', () => {
  it('shows ten requests at most, in the order given', () => {
    const resets = Array.from({ length: 12 }, (_, index) => ({
      deviceName: `Phone ${index}`,
      state: 'done' as const,
      requestedAt: NOW,
    }));

    const names = textsOf(renderStatus({ resets }, EN)).filter((text) => text.startsWith('Phone'));

    assert.deepEqual(
      names,
      resets.slice(0, 10).map(({ deviceName }) => deviceName),
    );
  });
});
