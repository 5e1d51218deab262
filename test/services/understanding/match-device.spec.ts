import assert from 'node:assert/strict';
import fc from 'fast-check';
import { matchDevice } from '../../../services/understanding/match-device.ts';
import { someDevice } from '../devices/some-device.ts';

const IPHONE = someDevice({
  id: 'iphone',
  name: 'iPhone of Alex',
  model: 'iPhone 13',
  manufacturer: 'Apple',
});
const IPAD = someDevice({
  id: 'ipad',
  name: 'Warehouse iPad',
  model: 'iPad Air',
  manufacturer: 'Apple',
  operatingSystem: 'iPadOS',
  deviceType: 'iPad',
});
const GALAXY = someDevice({
  id: 'galaxy',
  name: 'AlexW_Android_3/14/2025',
  model: 'Galaxy S21',
  manufacturer: 'Samsung',
  operatingSystem: 'Android',
  deviceType: 'androidForWork',
});
const GALAXY_TAB = someDevice({
  id: 'tab',
  name: 'Counter',
  model: 'Galaxy Tab A8',
  manufacturer: 'Samsung',
  operatingSystem: 'Android',
  deviceType: 'androidEnterprise',
});
const PC = someDevice({
  id: 'pc',
  name: 'LAPTOP-42',
  operatingSystem: 'Windows',
  deviceType: 'desktop',
});
const ALL = [IPHONE, IPAD, GALAXY, GALAXY_TAB, PC];

describe('matchDevice', () => {
  for (const [doubt, text] of [
    ['the sentence is empty', ''],
    ['no device is named', 'I forgot my pin'],
    ['two devices fit the word', 'my phone is locked'],
    ['two devices fit the make', 'reset my samsung'],
    ['no device fits all the words', 'my phone and my ipad are locked'],
    ['the name belongs to somebody else', 'reset the phone of Diego'],
    ['only a part of a name is said', 'alex forgot a pin'],
  ] as const) {
    it(`leaves the choice to the person where ${doubt}`, () => {
      assert.equal(matchDevice(text, ALL)?.id, undefined);
    });
  }

  it('leaves the choice to the person where two devices have the same name', () => {
    const twins = [
      someDevice({ id: '1', name: 'Sales phone' }),
      someDevice({ id: '2', name: 'Sales phone' }),
    ];

    assert.equal(matchDevice('reset the sales phone', twins), undefined);
  });

  for (const name of ['A', 'me', 'PIN', 'reset', '', '🔥', '...', 'help']) {
    it(`does not take '${name}' for a name in a sentence`, () => {
      const devices = [someDevice({ id: '1', name, deviceType: 'unknown', operatingSystem: '' }), PC];

      assert.equal(matchDevice('a help to reset me the pin...', devices), undefined);
    });
  }

  it('finds nothing among no devices', () => {
    assert.equal(matchDevice('reset my iphone', []), undefined);
  });

  for (const [text, id] of [
    ['reset the iPhone of Alex please', 'iphone'],
    ['Reset IPHONE OF ALEX', 'iphone'],
    ['code vergeten van warehouse ipad', 'ipad'],
    ['reset the warehose ipad', 'ipad'],
    ['my iphone 13 is locked', 'iphone'],
    ['reset my galaxy s21', 'galaxy'],
    ['i forgot the pin of my ipad', 'ipad'],
    ['forgot the code of my ipohne', 'iphone'],
    ['reset my samsung tablet', 'tab'],
    ['<at>Desk</at> alexw_android_3/14/2025 reset', 'galaxy'],
    ['mein LAPTOP-42 ist gesperrt', 'pc'],
    ['reset the counter', 'tab'],
  ] as const) {
    it(`finds the device in '${text}'`, () => {
      assert.equal(matchDevice(text, ALL)?.id, id);
    });
  }

  for (const [text, id] of [
    ['mijn telefoon is geblokkeerd', 'iphone'],
    ['Handy gesperrt', 'iphone'],
    ['code de mon téléphone oublié', 'iphone'],
    ['mijn tablet is op slot', 'ipad'],
  ] as const) {
    it(`finds the only one that fits in '${text}'`, () => {
      assert.equal(matchDevice(text, [IPHONE, IPAD, PC])?.id, id);
    });
  }

  it('takes the longer of two names', () => {
    const devices = [
      someDevice({ id: 'short', name: 'Store Berlin' }),
      someDevice({ id: 'long', name: 'Store Berlin 2' }),
    ];

    assert.equal(matchDevice('reset store berlin 2', devices)?.id, 'long');
  });

  it('answers any text and any names with one of the devices or none', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.array(fc.string()), (text, names) => {
        const devices = names.map((name, index) => someDevice({ id: String(index), name, model: name }));

        const found = matchDevice(text, devices);

        assert.ok(found === undefined || devices.includes(found));
      }),
    );
  });
});
