import { readFileSync } from 'node:fs';

/** A module that a Bicep file uses. */
export interface BicepModule {
  readonly name: string;
  /** Relative to the file that uses it. */
  readonly path: string;
  /** The names of what it is given. */
  readonly given: readonly string[];
}

/** As much of a Bicep file as can be told without its compiler, from its formatting. */
export interface BicepFile {
  readonly text: string;
  readonly params: readonly {
    readonly name: string;
    readonly isSecure: boolean;
    readonly hasDefault: boolean;
  }[];
  readonly outputs: readonly string[];
  readonly modules: readonly BicepModule[];
  /** `module.outputs.name`, wherever it stands. */
  readonly outputsUsed: readonly { readonly module: string; readonly output: string }[];
}

const PARAM = /((?:^@.*\n|^\]\)\n|^ {2}'.*\n)*)^param (\w+) [\w[\]?]+( =)?/gm;
const MODULE = /^module (\w+) '([^']+)' = [^\n]*\{\n([\s\S]*?)^\}/gm;

/** Reads a file of `deploy/azure`. */
export function readBicep(path: string): BicepFile {
  const text = readFileSync(new URL(`../../deploy/azure/${path}`, import.meta.url), 'utf8');
  return {
    text,
    params: [...text.matchAll(PARAM)].map(([, decorators = '', name = '', initial]) => {
      return { name, isSecure: decorators.includes('@secure()'), hasDefault: initial !== undefined };
    }),
    outputs: [...text.matchAll(/^output (\w+) /gm)].map(([, name = '']) => name),
    modules: [...text.matchAll(MODULE)].map(([, name = '', file = '', body = '']) => {
      return { name, path: file, given: namesIn(body) };
    }),
    outputsUsed: [...text.matchAll(/\b(\w+)!?\.outputs\.(\w+)/g)].map(([, module = '', output = '']) => {
      return { module, output };
    }),
  };
}

/** What stands directly in `params`, which is indented once more than the word. */
function namesIn(body: string): readonly string[] {
  const params = /^ {2}params: \{\n([\s\S]*?)^ {2}\}/m.exec(body)?.[1] ?? '';
  return [...params.matchAll(/^ {4}(\w+):/gm)].map(([, name = '']) => name);
}
