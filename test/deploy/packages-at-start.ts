import type { Metafile } from 'esbuild';

/** The packages in the files that are read before the bot starts. */
export function packagesAtStart({ outputs }: Metafile): readonly string[] {
  const start = Object.keys(outputs).filter((path) => outputs[path]?.entryPoint === 'bot/start.ts');
  const files = new Set(start);
  // What is added while it is gone through is visited, too.
  for (const file of files)
    for (const { path, kind } of outputs[file]?.imports ?? [])
      if (kind === 'import-statement') files.add(path);
  const inputs = [...files].flatMap((file) => Object.keys(outputs[file]?.inputs ?? {}));
  return [...new Set(inputs.map(packageOf))].filter((name) => name !== '').sort();
}

/** The innermost: packages may lie in packages. */
function packageOf(path: string): string {
  return /.*node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(path)?.[1] ?? '';
}
