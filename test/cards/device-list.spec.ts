import assert from 'node:assert/strict';
import { readPayload } from '../../cards/actions.ts';
import { renderDeviceList } from '../../cards/device-list.ts';
import { type DeviceRow, pageOfDevices } from '../../cards/device-page.ts';
import type { AdaptiveCard } from '../../cards/card.ts';
import { buttonTitles, nodesOfType, payloads, textsOf } from './card-tree.ts';
import { deviceRow, deviceRows, NOW, reader } from './samples.ts';

const EN = reader('en');

function list(devices: readonly DeviceRow[], page = 0, search?: string): AdaptiveCard {
  return renderDeviceList(
    { promptId: 'p1', now: NOW, search, ...pageOfDevices(devices, { page, search }) },
    EN,
  );
}

describe('The device list', () => {
  it('gives the reason instead of a button where a device cannot be reset', () => {
    const card = list([deviceRow({ eligibility: { eligible: false, reason: 'macos' } })]);

    assert.ok(textsOf(card).includes(EN.messages.notResettable.macos));
    assert.deepEqual(buttonTitles(card), ['Cancel']);
  });

  it('says so where a search finds nothing, and offers to show all', () => {
    const card = list(deviceRows(3), 0, 'zzzzzz');

    assert.ok(textsOf(card).some((text) => text.includes('No device of yours matches “zzzzzz”')));
    assert.deepEqual(buttonTitles(card), ['Search', 'Show all', 'Cancel']);
  });

  it('offers no search for seven devices, and one for eight', () => {
    assert.equal(nodesOfType(list(deviceRows(7)), 'Input.Text').length, 0);
    assert.equal(nodesOfType(list(deviceRows(8)), 'Input.Text').length, 1);
  });

  it('keeps the search field while a search is on, however few it finds', () => {
    const [input] = nodesOfType(list(deviceRows(3), 0, 'phone'), 'Input.Text');

    assert.equal(input?.['value'], 'phone');
  });

  it('turns pages with the search that is on, to the ones before and after only', () => {
    const first = list(deviceRows(30), 0, 'phone');
    const middle = list(deviceRows(30), 1, 'phone');
    const last = list(deviceRows(30), 4, 'phone');

    assert.deepEqual(turns(first), [1]);
    assert.deepEqual(turns(middle), [0, 2]);
    assert.deepEqual(turns(last), [3]);
  });

  it('sends which device is meant, and from which card', () => {
    const card = list([deviceRow({ id: 'd9' })]);

    assert.deepEqual(payloads(card)[0], { v: 1, action: 'device.pick', prompt: 'p1', device: 'd9' });
  });

  it('tells apart for screen readers the buttons that say the same', () => {
    const tooltips = nodesOfType(list(deviceRows(2)), 'Action.Execute').map(({ tooltip }) => tooltip);

    assert.deepEqual(tooltips.slice(0, 2), [
      'Reset the passcode of Phone 0',
      'Reset the passcode of Phone 1',
    ]);
  });

  it('marks in words the device that was meant', () => {
    const card = list([deviceRow({ preselected: true })]);

    assert.ok(textsOf(card).some((text) => text.includes('Probably this one')));
  });

  it('leaves out what Intune does not know of a device', () => {
    const unknown = { manufacturer: undefined, model: undefined, osVersion: '', lastContactAt: undefined };

    const card = list([deviceRow({ ...unknown, ownership: 'unknown' })]);

    assert.ok(textsOf(card).includes('Android'));
    assert.doesNotMatch(JSON.stringify(card), /undefined|Last contact| · |Invalid/);
  });

  it('does not say the maker twice', () => {
    const card = list([deviceRow({ manufacturer: 'Google', model: 'google Pixel 7' })]);

    assert.ok(textsOf(card).includes('google Pixel 7 · Android 13'));
  });

  it('stays below 25 KB with the longest ids and names, of four bytes a character', () => {
    const long = {
      name: '📱'.repeat(90),
      model: '📱'.repeat(90),
      manufacturer: '🏭'.repeat(90),
      osVersion: '🧪'.repeat(90),
    };
    const devices = deviceRows(200).map((row, index) =>
      deviceRow({ ...row, ...long, id: `${index}`.padEnd(128, 'x') }),
    );

    const card = list(devices, 3, '📱'.repeat(25));

    assert.ok(Buffer.byteLength(JSON.stringify(card)) < 25 * 1024);
  });
});

function turns(card: AdaptiveCard): readonly number[] {
  const bar = nodesOfType(card['actions'], 'Action.Execute').map(({ data }) => readPayload(data));
  return bar.flatMap((read) =>
    read.kind === 'action' && read.action.action === 'devices.page' && read.action.search === 'phone'
      ? [read.action.page]
      : [],
  );
}
