import assert from 'node:assert/strict';
import { passOn } from '../../../bot/handlers/pass-on.ts';
import type { Written } from '../../../services/helpdesk/case-service.ts';
import { err, ok } from '../../../services/platform/result.ts';
import { someCase } from '../../harness/hand-cases.ts';

const LONG = Array.from({ length: 1500 }, (_, index) => `w${index}`).join(' ');
const FILE = { name: 'a.txt', url: undefined };

function written(text: string): Written {
  return { text, attachments: [FILE], change: 'new', sourceId: 'm1' };
}

describe('passOn', () => {
  it('passes what is short on as it is', async () => {
    const taken: Written[] = [];

    await passOn(written('hello'), (part) => {
      taken.push(part);
      return Promise.resolve(ok(someCase()));
    });

    assert.deepEqual(taken, [written('hello')]);
  });

  it('gives every part an id of its own, and the attachments to the first', async () => {
    const taken: Written[] = [];

    await passOn(written(LONG), (part) => {
      taken.push(part);
      return Promise.resolve(ok(someCase()));
    });

    assert.deepEqual(
      taken.map(({ sourceId, attachments }) => [sourceId, attachments.length]),
      [
        ['m1', 1],
        ['m1#2', 0],
      ],
    );
  });

  it('passes no more on once a part was refused', async () => {
    let asked = 0;

    const passed = await passOn(written(LONG), () => {
      asked += 1;
      return Promise.resolve(err({ reason: 'over' }));
    });

    assert.deepEqual([asked, passed], [1, err({ reason: 'over' })]);
  });

  it('passes nothing on of what would be too many parts', async () => {
    const passed = await passOn(written('x'.repeat(40_000)), () => assert.fail('nothing is passed on'));

    assert.deepEqual(passed, err('too-long'));
  });
});
