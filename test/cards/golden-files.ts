import assert from 'node:assert/strict';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';

const GOLDEN = new URL('golden/', import.meta.url);

/** Compares a card with how it was last looked at; with `UPDATE_GOLDEN=1` accepts it as it is. */
export function checkGolden(folder: string, name: string, card: unknown): void {
  const file = new URL(`${folder}/${name}.json`, GOLDEN);
  const text = `${JSON.stringify(card, null, 2)}\n`;
  if (process.env['UPDATE_GOLDEN'] === '1') write(file, text);

  assert.equal(text, readFileSync(file, 'utf8'));
}

/** The cards that were looked at, sorted. */
export function goldenNames(folder: string): readonly string[] {
  return readdirSync(new URL(`${folder}/`, GOLDEN))
    .map((file) => file.replace(/\.json$/, ''))
    .sort();
}

function write(file: URL, text: string): void {
  mkdirSync(new URL('.', file), { recursive: true });
  writeFileSync(file, text);
}
