import assert from 'node:assert/strict';
import { readTexts } from '../../architecture/sources.ts';

/** The first column of a document's tables, as far as it names keys. */
function keysIn(path: string): readonly string[] {
  const [document] = readTexts([path]);
  const cells = [...(document?.text ?? '').matchAll(/^\| ((?:`[^`]+`(?:, )?)+) +\|/gm)].map(
    ([, cell = '']) => cell,
  );
  return cells.flatMap((cell) => [...cell.matchAll(/`([^`]+)`/g)].map(([, key = '']) => key));
}

describe('docs/privacy.md', () => {
  it('says of every key of docs/storage.md what it has to do with people, and of no other', () => {
    const told = keysIn('docs/privacy.md').filter((key) => !/^[A-Z_]+$/.test(key));
    const kept = keysIn('docs/storage.md');
    assert.ok(kept.length > 30);
    assert.deepEqual(
      kept.filter((key) => !told.some((start) => key.startsWith(start))),
      [],
    );
    assert.deepEqual(
      told.filter((start) => !kept.some((key) => key.startsWith(start))),
      [],
    );
  });
});
