import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readTexts } from '../architecture/sources.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const decisions = readTexts(['docs/adr/0*.md']);
const [index] = readTexts(['docs/adr/README.md']);

describe('docs/adr', () => {
  it('lists every decision once, in order', () => {
    const listed = [...(index?.text ?? '').matchAll(/\]\((\d{4}-[\w-]+\.md)\)/g)].map(
      ([, file]) => `docs/adr/${file ?? ''}`,
    );
    assert.deepEqual(
      listed,
      decisions.map(({ path }) => path),
    );
    assert.ok(decisions.length >= 6);
  });

  for (const { path, text } of decisions) {
    it(`says in ${path} what was decided and what follows, on one page`, () => {
      const number = Number(/(\d{4})-/.exec(path)?.[1]);
      assert.ok(text.startsWith(`# ${number}. `));
      for (const part of ['Context', 'Decision', 'Consequences'])
        assert.match(text, new RegExp(`^\\*\\*${part}\\.\\*\\*`, 'm'));
      assert.ok(text.split(/\s+/).length < 700);
    });
  }
});

describe('links of what is read before running the product', () => {
  for (const { path, text } of [...decisions, ...readTexts(['docs/adr/README.md', 'deploy/README.md'])]) {
    it(`lead somewhere in ${path}`, () => {
      const targets = [...text.matchAll(/\]\((?!https?:|#)([^)#]+)[^)]*\)/g)].map(
        ([, target = '']) => target,
      );
      const lost = targets.filter((target) => !existsSync(`${ROOT}/${dirname(path)}/${target}`));
      assert.deepEqual(lost, []);
    });
  }

  it('name files that exist in the map of the way out', () => {
    const text = decisions[0]?.text ?? '';
    const named = [...text.matchAll(/`((?:bot|dialogs|sandbox)\/[\w/-]+\.ts|[\w-]+\.ts)`/g)].map(
      ([, file = '']) => file,
    );
    assert.ok(named.length > 10);
    const candidates = (file: string): string[] =>
      ['', 'bot/', 'dialogs/reset-passcode/'].map((folder) => folder + file);
    assert.deepEqual(
      named.filter((file) => !candidates(file).some((name) => existsSync(`${ROOT}/${name}`))),
      [],
    );
  });
});
