import ts from 'typescript';
import { isNotForPeople } from './not-for-people.ts';
import { placeOf, walk } from './sources.ts';

/** Stands for what a template puts in: `${name} is locked` is a sentence. */
const SUBSTITUTION = '\u{FFFC}';
/** A word beside another word or a substitution: nobody writes a key, a code or a name like that. */
const PHRASE = /\p{L}{2,}[,;:]?\s+(\p{L}{2,}|\uFFFC)|\uFFFC\s+\p{L}{2,}/u;
/** A letter of a language that is not English. */
const FOREIGN_LETTER = /(?![a-zA-Z\p{Script=Common}])\p{L}/u;
/** Marks of scripts and queries. */
const CODE = /[={}_]|\w\(/;
/** Fields of cards and activities that people read; whatever letter stands there is for them. */
const READ_BY_PEOPLE = new Set(
  'text title subtitle label placeholder errorMessage altText fallbackText speak summary'.split(' '),
);

/** Says where a file holds words for people, one line each. */
export function findTexts(source: ts.SourceFile): readonly string[] {
  const found: string[] = [];
  walk(source, (node) => {
    if (isNotForPeople(node)) return false;
    const text = literalText(node);
    if (text !== undefined && isForPeople(node, text)) found.push(`${placeOf(node)} says '${text}'`);
    return true;
  });
  return found;
}

function isForPeople(node: ts.Node, text: string): boolean {
  if (FOREIGN_LETTER.test(text)) return true;
  if (isReadByPeople(node)) return /\p{L}/u.test(text);
  return PHRASE.test(text) && !CODE.test(text);
}

function literalText(node: ts.Node): string | undefined {
  if (ts.isStringLiteralLike(node)) return node.text;
  if (!ts.isTemplateExpression(node)) return undefined;
  return [node.head.text, ...node.templateSpans.map((span) => span.literal.text)].join(SUBSTITUTION);
}

/** Whether a literal is the value of a field that people read, or is sent as it stands. */
function isReadByPeople(node: ts.Node): boolean {
  const { parent } = node;
  if (ts.isConditionalExpression(parent) || ts.isBinaryExpression(parent)) return isReadByPeople(parent);
  if (ts.isPropertyAssignment(parent) && parent.initializer === node)
    return READ_BY_PEOPLE.has(parent.name.getText().replace(/['"]/g, ''));
  return ts.isCallExpression(parent) && /\.(sendActivity|text)$/.test(parent.expression.getText());
}
