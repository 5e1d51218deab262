import { globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** Makes a syntax tree; the path is relative to the repository, with slashes. */
export function parseSource(path: string, text: string): ts.SourceFile {
  return ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
}

/** The syntax trees of all TypeScript files below these folders of the repository. */
export function readSources(folders: readonly string[]): readonly ts.SourceFile[] {
  return readTexts(folders.map((folder) => `${folder}/**/*.ts`)).map(({ path, text }) =>
    parseSource(path, text),
  );
}

/** The files of the repository that match, with their text. */
export function readTexts(patterns: readonly string[]): readonly { path: string; text: string }[] {
  return globSync([...patterns], { cwd: ROOT })
    .sort()
    .map((path) => ({
      path: path.replaceAll('\\', '/'),
      text: readFileSync(`${ROOT}/${path}`, 'utf8'),
    }));
}

/** Calls back for a node and everything inside it, as long as the callback says to go deeper. */
export function walk(node: ts.Node, enter: (node: ts.Node) => boolean): void {
  if (enter(node))
    ts.forEachChild(node, (child) => {
      walk(child, enter);
    });
}

/** Where a node stands, as editors understand it. */
export function placeOf(node: ts.Node): string {
  const file = node.getSourceFile();
  return `${file.fileName}:${file.getLineAndCharacterOfPosition(node.getStart()).line + 1}`;
}
