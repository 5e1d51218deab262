import { globSync } from 'node:fs';
import { relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** What the compiler has to say of a file. */
export interface Problem {
  /** Relative to the repository, with slashes. */
  readonly file: string;
  readonly message: string;
}

/** Compiles `locales/` with the project's settings, some of its files changed on the way to the compiler. */
export function compileLocales(
  changes: Readonly<Record<string, (file: string) => string>>,
): readonly Problem[] {
  const options = readOptions();
  const host = ts.createCompilerHost(options);
  const readFile = host.readFile.bind(host);
  host.readFile = (path) => {
    const file = readFile(path);
    return file === undefined ? undefined : (changes[nameOf(path)]?.(file) ?? file);
  };
  const files = globSync('locales/**/*.ts', { cwd: ROOT }).map((file) => `${ROOT}/${file}`);
  return ts.getPreEmitDiagnostics(ts.createProgram(files, options, host)).map(({ file, messageText }) => ({
    file: nameOf(file?.fileName ?? ''),
    message: ts.flattenDiagnosticMessageText(messageText, ' '),
  }));
}

function readOptions(): ts.CompilerOptions {
  const host = { ...ts.sys, onUnRecoverableConfigFileDiagnostic: () => undefined };
  const parsed = ts.getParsedCommandLineOfConfigFile(`${ROOT}/tsconfig.json`, undefined, host);
  if (parsed === undefined) throw new Error('The settings of the compiler cannot be read.');
  return parsed.options;
}

function nameOf(path: string): string {
  return relative(ROOT, path).replaceAll('\\', '/');
}
