import ts from 'typescript';

const LOG_CALL = /(^|\.)log\.(debug|info|warn|error)$/;
const HTTP_CALL = /(^|\.)(res\.send|header|setHeader)$/;

/** Parts of the source whose words never reach a person in the chat. */
const RULES: readonly ((node: ts.Node) => boolean)[] = [
  // Module names and types.
  (node) => ts.isImportDeclaration(node) || ts.isExportDeclaration(node) || ts.isTypeNode(node),
  // Exceptions are for developers: people get words for a reason, never `error.message`.
  (node) => ts.isNewExpression(node) && node.expression.getText().endsWith('Error'),
  (node) => ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.SuperKeyword,
  // Log lines are for operators.
  (node) => ts.isCallExpression(node) && LOG_CALL.test(node.expression.getText()),
  // Headers and bodies of our own endpoints are for machines.
  (node) => ts.isCallExpression(node) && HTTP_CALL.test(node.expression.getText()),
  // Messages of schemas end in logs and start-up errors.
  (node) => ts.isCallExpression(node) && rootOf(node.expression) === 'z',
  // Options of a query, such as `$filter`.
  (node) => ts.isPropertyAssignment(node) && node.name.getText().startsWith('$'),
];

/** Whether nothing inside a node is read by people. */
export function isNotForPeople(node: ts.Node): boolean {
  return RULES.some((rule) => rule(node));
}

/** The first name of a chain: `z` of `z.string().min(1)`. */
function rootOf(expression: ts.Expression): string {
  if (ts.isCallExpression(expression) || ts.isPropertyAccessExpression(expression))
    return rootOf(expression.expression);
  return expression.getText();
}
