import assert from 'node:assert/strict';
import { judgeLicences, type LicensedPackage } from '../../deploy/supply-chain/licence-rules.ts';
import { parseBill, readProductionPackages } from '../../deploy/supply-chain/production-packages.ts';

const problemOf = (
  licence: string | undefined,
  byHand: Readonly<Record<string, string>> = {},
): string | undefined =>
  judgeLicences([{ name: '@scope/left-pad', version: '1.0.0', licence }], byHand)[0]?.problem;

describe('licences of production packages', () => {
  for (const licence of [
    'GPL-3.0-only',
    'AGPL-3.0-or-later',
    'SSPL-1.0',
    'MIT AND GPL-2.0-only',
    'UNLICENSED',
    'SEE LICENSE IN X',
  ]) {
    it(`are not accepted as ${licence}`, () => {
      assert.equal(problemOf(licence), 'has a licence that nobody accepted');
    });
  }

  it('are not guessed where a package declares none', () => {
    assert.equal(problemOf(undefined), 'declares no licence');
    assert.equal(problemOf(undefined, { '@scope/left-pad@0.9.9': 'MIT' }), 'declares no licence');
  });

  it('can be read by hand, for one version, and as long as it is used', () => {
    assert.equal(problemOf(undefined, { '@scope/left-pad@1.0.0': 'MIT' }), undefined);
    assert.deepEqual(judgeLicences([], { '@scope/left-pad@1.0.0': 'MIT' }), [
      {
        ...{ name: '@scope/left-pad', version: '1.0.0', licence: 'MIT' },
        problem: 'is read by hand, but not used any more',
      },
    ]);
  });

  for (const licence of ['MIT', '(AFL-2.1 OR BSD-3-Clause)', '(MIT OR GPL-3.0-only)', 'Apache-2.0 AND ISC']) {
    it(`are accepted as ${licence}`, () => {
      assert.equal(problemOf(licence), undefined);
    });
  }

  it('are read from the bill of materials, however they stand there', () => {
    const component = (name: string, licenses?: readonly object[]): object => ({
      name,
      version: '1.0.0',
      licenses,
    });
    const components = [
      component('id', [{ license: { id: 'MIT' } }]),
      component('name', [{ license: { name: 'Custom' } }]),
      component('expression', [{ expression: 'MIT OR ISC' }]),
      component('both', [{ license: { id: 'MIT' } }, { license: { id: 'ISC' } }]),
      component('none'),
    ];
    assert.deepEqual(
      parseBill(JSON.stringify({ components })).map(({ licence }) => licence),
      ['MIT', 'Custom', 'MIT OR ISC', 'MIT AND ISC', undefined],
    );
  });

  describe('of this product', () => {
    let packages: readonly LicensedPackage[];
    before(() => {
      packages = readProductionPackages();
    });

    it('are all accepted', () => {
      assert.ok(packages.length > 100);
      assert.deepEqual(
        judgeLicences(packages).filter(({ problem }) => problem !== undefined),
        [],
      );
    });

    it('are those of what runs, not of what tests it', () => {
      const names = packages.map(({ name }) => name);
      assert.ok(names.includes('botbuilder'));
      assert.ok(!names.includes('mocha') && !names.includes('oidc-provider'));
    });
  });
});
