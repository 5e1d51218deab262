import assert from 'node:assert/strict';
import { PAGE_SIZE, pageOfDevices } from '../../cards/device-page.ts';
import { deviceRow, deviceRows, NOW } from './samples.ts';

const CANNOT = { eligible: false, reason: 'windows-pc' } as const;

describe('pageOfDevices', () => {
  it('answers with one empty page where there are no devices', () => {
    assert.deepEqual(pageOfDevices([], { page: 3 }), { rows: [], page: 0, pageCount: 1, total: 0 });
  });

  it('answers with one empty page where nothing matches', () => {
    const page = pageOfDevices(deviceRows(20), { page: 1, search: 'zzzzzz' });

    assert.deepEqual(page, { rows: [], page: 0, pageCount: 1, total: 0 });
  });

  it('takes a page beyond the last as the last', () => {
    const page = pageOfDevices(deviceRows(20), { page: 99 });

    assert.equal(page.page, 2);
    assert.equal(page.rows.length, 20 - 2 * PAGE_SIZE);
  });

  it('shows each of 200 devices on exactly one page', () => {
    const devices = deviceRows(200);
    const pages = Array.from({ length: Math.ceil(200 / PAGE_SIZE) }, (_, page) =>
      pageOfDevices(devices, { page }),
    );

    const seen = pages.flatMap(({ rows }) => rows.map(({ id }) => id));

    assert.equal(new Set(seen).size, 200);
    assert.equal(seen.length, 200);
  });

  it('has one page with fewer than eight devices', () => {
    assert.equal(pageOfDevices(deviceRows(7), { page: 0 }).pageCount, 1);
  });

  it('puts the device that was meant first, then those that can be reset, then the latest contact', () => {
    const devices = [
      deviceRow({ id: 'pc', eligibility: CANNOT, lastContactAt: NOW }),
      deviceRow({ id: 'silent', lastContactAt: undefined }),
      deviceRow({ id: 'old', lastContactAt: NOW - 2 }),
      deviceRow({ id: 'new', lastContactAt: NOW - 1 }),
      deviceRow({ id: 'meant', eligibility: CANNOT, preselected: true, lastContactAt: undefined }),
    ];

    const { rows } = pageOfDevices(devices, { page: 0 });

    assert.deepEqual(
      rows.map(({ id }) => id),
      ['meant', 'new', 'old', 'silent', 'pc'],
    );
  });

  for (const [what, search] of [
    ['the name', 'galaxy'],
    ['the model', 'SM-G991'],
    ['the system', 'android'],
    ['the maker', 'samsung'],
    ['a name with a typing error', 'galaxi'],
  ] as const) {
    it(`finds a device by ${what}`, () => {
      const other = {
        name: 'Work iPad',
        manufacturer: 'Apple',
        model: 'iPad Air',
        operatingSystem: 'iPadOS',
      };
      const devices = [deviceRow({ ...other, id: 'ipad' }), deviceRow({ id: 'phone' })];

      const { rows } = pageOfDevices(devices, { page: 0, search });

      assert.deepEqual(
        rows.map(({ id }) => id),
        ['phone'],
      );
    });
  }

  it('takes a search of spaces as none', () => {
    assert.equal(pageOfDevices(deviceRows(3), { page: 0, search: '  ' }).total, 3);
  });
});
