import assert from 'node:assert/strict';
import { spy } from 'sinon';
import { keepMade } from '../../locales/keep-made.ts';

describe('What is made once', () => {
  it('is the same for the same key, and another for another', () => {
    const make = spy((key: string) => ({ key }));
    const get = keepMade(make);

    assert.equal(get('a'), get('a'));
    assert.notEqual(get('a'), get('b'));
    assert.equal(make.callCount, 2);
  });

  it('is not kept without an end, however many keys somebody invents', () => {
    const make = spy((key: number) => ({ key }));
    const get = keepMade(make);

    for (let key = 0; key < 1000; key++) get(key);
    get(0);

    assert.equal(make.callCount, 1001);
  });

  it('is not kept where making it fails', () => {
    const get = keepMade((zone: string) => new Intl.DateTimeFormat('en', { timeZone: zone }));

    assert.throws(() => get('nowhere'), RangeError);
    assert.throws(() => get('nowhere'), RangeError);
  });
});
