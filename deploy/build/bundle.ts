import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { build, type Metafile } from 'esbuild';
import { leanSources } from './lean-sources.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** What is started by name, and what `bot/index.ts` begins with. Everything else is found from there. */
const ENTRIES = ['bot/index.ts', 'bot/start.ts', 'bot/admin/index.ts', 'bot/doctor/index.ts'];

/** Native code, which stays where npm put it. Both are optional: who asks for them goes on without. */
const NATIVE = ['dtrace-provider', 'msgpackr-extract'];

const { resolve } = createRequire(import.meta.url);

/** Imported by us, and required by packages of others. */
const IN_TWO_FORMS = ['@azure/identity', 'luxon'];

/** CommonJS in the bundle asks for modules of Node in its own way, which modules do not have. */
const REQUIRE = `import { createRequire as nodeRequire } from 'node:module'; const require = nodeRequire(import.meta.url);`;

/** Node's own is on its way out, which it would say at every start: packages may still ask for it, a bundle may not. */
const PUNYCODE = resolve('punycode/');

/**
 * Puts the product and its packages into few files, in which a start reads what it needs and nothing else. What is
 * asked for with `import()` stands in files of its own.
 *
 * @returns What went into which file.
 */
export async function bundle(folder: string): Promise<Metafile> {
  const { metafile } = await build({
    absWorkingDir: ROOT,
    entryPoints: ENTRIES,
    outbase: '.',
    outdir: folder,
    chunkNames: 'chunks/[name]-[hash]',
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node24',
    external: NATIVE,
    alias: { ...inOneForm(), punycode: PUNYCODE },
    banner: { js: REQUIRE },
    // Names stay as they are: stacks are read, and the SDK and zod ask classes for theirs.
    minifySyntax: true,
    minifyWhitespace: true,
    sourcemap: 'linked',
    sourcesContent: false,
    plugins: [leanSources],
    // Of the packages; their whole licences lie with them in `node_modules`.
    legalComments: 'linked',
    metafile: true,
    logLevel: 'warning',
  });
  return metafile;
}

/** Both forms of a package would be in the bundle: the one that we import, beside the one that others require. */
function inOneForm(): Record<string, string> {
  return Object.fromEntries(IN_TWO_FORMS.map((name) => [name, resolve(name)]));
}
