import type { Import } from './imports.ts';

/** Where a start begins. */
const ENTRY = 'bot/start.ts';

/** What no start loads, and what is imported instead. Names of packages as they are written, or their beginnings. */
const HEAVY: readonly (readonly [RegExp, string])[] = [
  [/^botbuilder-dialogs$/, 'dialogs/sdk.ts'],
  [/^adaptivecards-templating$/, 'cards/card.ts'],
  [/^adaptive-expressions$/, 'cards/card.ts'],
  [/^@opentelemetry\/(sdk|exporter|resources)/, 'bot/telemetry/open-sdk.ts, with import()'],
  [/^commander$/, 'the programs of operators, which are no part of the bot'],
];

/** Says which imports make a start longer than it need be, one line each. */
export function findHeavyImports(imports: readonly Import[]): readonly string[] {
  const loaded = imports.filter(({ isTypeOnly, isLazy }) => !isTypeOnly && !isLazy);
  const files = reachable(loaded);
  return loaded
    .filter(({ from, isPackage }) => isPackage && files.has(from))
    .flatMap(({ place, to }) =>
      HEAVY.filter(([name]) => name.test(to)).map(([, instead]) => `${place} imports ${to}: use ${instead}`),
    );
}

function reachable(imports: readonly Import[]): ReadonlySet<string> {
  const files = new Set([ENTRY]);
  // What is added while it is gone through is visited, too.
  for (const file of files)
    for (const { from, to, isPackage } of imports) if (from === file && !isPackage) files.add(to);
  return files;
}
