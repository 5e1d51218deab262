import { posix } from 'node:path';
import ts from 'typescript';
import { placeOf, walk } from './sources.ts';

/** One import, re-export or `import()` of a file. */
export interface Import {
  readonly from: string;
  /** A path in the repository, or the name of a package as written. */
  readonly to: string;
  readonly isPackage: boolean;
  /** Gone after compilation. */
  readonly isTypeOnly: boolean;
  /** An `import()`, which loads when it is reached. */
  readonly isLazy: boolean;
  readonly place: string;
}

/** Everything that a file imports. */
export function findImports(source: ts.SourceFile): readonly Import[] {
  const imports: Import[] = [];
  walk(source, (node) => {
    const specifier = specifierOf(node);
    if (specifier) imports.push(describe(source, node, specifier));
    return true;
  });
  return imports;
}

function describe(source: ts.SourceFile, node: ts.Node, specifier: string): Import {
  const isPackage = !specifier.startsWith('.');
  return {
    from: source.fileName,
    to: isPackage ? specifier : posix.join(posix.dirname(source.fileName), specifier),
    isPackage,
    isTypeOnly: isTypeOnly(node),
    isLazy: ts.isCallExpression(node),
    place: placeOf(node),
  };
}

function specifierOf(node: ts.Node): string | undefined {
  if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) return textOf(node.moduleSpecifier);
  if (ts.isImportTypeNode(node))
    return ts.isLiteralTypeNode(node.argument) ? textOf(node.argument.literal) : undefined;
  const isDynamic = ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword;
  return isDynamic ? textOf(node.arguments[0]) : undefined;
}

function textOf(node: ts.Node | undefined): string | undefined {
  return node && ts.isStringLiteralLike(node) ? node.text : undefined;
}

function isTypeOnly(node: ts.Node): boolean {
  if (ts.isImportTypeNode(node)) return true;
  if (ts.isExportDeclaration(node)) return node.isTypeOnly || areAllTypes(node.exportClause);
  if (!ts.isImportDeclaration(node) || !node.importClause) return false;
  const { phaseModifier, name, namedBindings } = node.importClause;
  return phaseModifier === ts.SyntaxKind.TypeKeyword || (!name && areAllTypes(namedBindings));
}

function areAllTypes(bindings: ts.NamedImportBindings | ts.NamedExportBindings | undefined): boolean {
  if (!bindings || !(ts.isNamedImports(bindings) || ts.isNamedExports(bindings))) return false;
  const elements: readonly (ts.ImportSpecifier | ts.ExportSpecifier)[] = [...bindings.elements];
  return elements.length > 0 && elements.every((element) => element.isTypeOnly);
}
