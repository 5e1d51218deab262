import { readFile } from 'node:fs/promises';
import { extname } from 'node:path';
import type { Plugin } from 'esbuild';

/** Leads nowhere. */
const EMPTY_MAP = Buffer.from('{"version":3,"sources":[""],"mappings":"AAAA"}').toString('base64');
const NOTHING_MAPPED = `\n//# sourceMappingURL=data:application/json;base64,${EMPTY_MAP}`;

/** Reads sources so that what is made of them takes little room while it runs. */
export const leanSources: Plugin = {
  name: 'lean-sources',
  setup(build) {
    build.onLoad({ filter: /\.([cm]?js|ts)$/ }, async ({ path }) => {
      const contents = escapeWide(await readFile(path, 'utf8'));
      if (extname(path) === '.ts') return { contents, loader: 'ts' };
      // Source maps lead to our own sources: those of all packages are 25 MB, which Node would read when it starts.
      return { contents: contents + NOTHING_MAPPED, loader: 'js' };
    });
  },
};

/**
 * V8 keeps a whole file with two bytes per character for a single `〇` in it, and esbuild leaves those in regular
 * expressions. A backslash that changed nothing goes: before an escape it would.
 */
function escapeWide(text: string): string {
  return text.replaceAll(
    /(\\*)([^\0-\x7f])/g,
    (_, slashes: string, unit: string) => slashes.slice(slashes.length % 2) + escape(unit),
  );
}

function escape(unit: string): string {
  return `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;
}
