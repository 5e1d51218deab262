import assert from 'node:assert/strict';
import { inspect } from 'node:util';

import { chooseResult, readActionResult, type ActionResult } from '../../../services/intune/action-result.ts';

const SINCE = Date.parse('2026-03-01T12:00:00Z');

const entry = (changes: object = {}): object => ({
  '@odata.type': '#microsoft.graph.resetPasscodeActionResult',
  actionName: 'resetPasscode',
  actionState: 'done',
  startDateTime: '2026-03-01T12:00:00.1234567Z',
  lastUpdatedDateTime: '2026-03-01T12:00:05Z',
  errorCode: 0,
  passcode: 'hunter2',
  ...changes,
});

const result = (startedAt: number, state: ActionResult['state'] = 'done'): ActionResult => ({
  state,
  startedAt,
  errorCode: undefined,
  passcode: undefined,
});

describe('readActionResult', () => {
  for (const { name, seen } of [
    {
      name: 'another action',
      seen: entry({ actionName: 'wipe', '@odata.type': '#microsoft.graph.deviceActionResult' }),
    },
    { name: 'an action without name and type', seen: entry({ actionName: null, '@odata.type': undefined }) },
    { name: 'a reset without a start', seen: entry({ startDateTime: null }) },
    { name: 'a reset with a garbled start', seen: entry({ startDateTime: 'yesterday' }) },
    { name: 'nothing', seen: null },
    { name: 'a text', seen: 'resetPasscode' },
  ]) {
    it(`passes over ${name}`, () => {
      assert.equal(readActionResult(seen), undefined);
    });
  }

  for (const seen of [
    entry({ actionName: 'RESETPASSCODE', '@odata.type': undefined }),
    entry({ actionName: 'removeDevicePasscode', '@odata.type': '#microsoft.graph.deviceActionResult' }),
    entry({ actionName: 'somethingNew' }),
    entry({ actionName: undefined, '@odata.type': '#Microsoft.Graph.ResetPasscodeActionResult' }),
  ]) {
    it(`knows a reset by its name or its type: ${JSON.stringify(seen).slice(0, 90)}`, () => {
      assert.equal(readActionResult(seen)?.state, 'done');
    });
  }

  for (const [actionState, state] of [
    ['none', 'pending'],
    ['pending', 'pending'],
    ['active', 'pending'],
    ['unknownFutureValue', 'pending'],
    [null, 'pending'],
    [5, 'pending'],
    ['canceled', 'canceled'],
    ['done', 'done'],
    ['Failed', 'failed'],
    ['notSupported', 'not-supported'],
  ] as const) {
    it(`takes the state ${JSON.stringify(actionState)} as ${state}`, () => {
      assert.equal(readActionResult(entry({ actionState }))?.state, state);
    });
  }

  it('reads the error number, and none where Intune writes 0', () => {
    assert.equal(readActionResult(entry({ errorCode: -2016281112 }))?.errorCode, -2016281112);
    assert.equal(readActionResult(entry({ errorCode: 0 }))?.errorCode, undefined);
    assert.equal(readActionResult(entry({ errorCode: 'x' }))?.errorCode, undefined);
  });

  it('keeps the passcode a secret from the moment it is parsed', () => {
    const seen = readActionResult(entry());
    assert.equal(seen?.passcode?.expose(), 'hunter2');
    assert.doesNotMatch(
      `${inspect(seen, { depth: 9, showHidden: true })} ${JSON.stringify(seen)}`,
      /hunter2/,
    );
  });

  for (const passcode of [null, undefined, '', 7]) {
    it(`knows no passcode where there is ${String(passcode)}`, () => {
      const seen = readActionResult(entry({ passcode }));
      assert.equal(seen?.state, 'done');
      assert.equal(seen.passcode, undefined);
    });
  }
});

describe('chooseResult', () => {
  it('chooses nothing where there is nothing', () => {
    assert.equal(chooseResult<ActionResult>([], SINCE, 1000), undefined);
  });

  it('leaves out a reset from before ours', () => {
    assert.equal(chooseResult([result(SINCE - 1001)], SINCE, 1000), undefined);
  });

  it('allows for the skew between the clocks', () => {
    assert.equal(chooseResult([result(SINCE - 1000)], SINCE, 1000)?.startedAt, SINCE - 1000);
  });

  it('lets the newest win, whatever the order', () => {
    const old = result(SINCE + 1, 'failed');
    const young = result(SINCE + 2, 'pending');
    assert.equal(chooseResult([old, young], SINCE, 0), young);
    assert.equal(chooseResult([young, old], SINCE, 0), young);
  });
});
