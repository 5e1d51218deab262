import { type Figure, formatSpread, type Section } from './figure.ts';

const HEAD = ['what', 'measured', 'against', 'goal', 'reached'];

/** The figures of a measurement as a Markdown table, also readable in a terminal. */
export function renderTable({ figures }: Section): string {
  const cells = [HEAD, ...figures.map(rowOf)];
  const widths = HEAD.map((_, column) => Math.max(...cells.map((row) => row[column]?.length ?? 0)));
  const line = (row: readonly string[]): string =>
    `| ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`;
  const rule = `| ${widths.map((width) => '-'.repeat(width)).join(' | ')} |`;
  return [line(HEAD), rule, ...cells.slice(1).map(line)].join('\n');
}

function rowOf({ what, measured, against, goal }: Figure): readonly string[] {
  const compared = against === undefined ? '' : `${formatSpread(against.ratio, '×')} ${against.baseline}`;
  const reached = goal === undefined ? '' : goal.isReached ? 'yes' : 'no';
  return [what, measured, compared, goal?.text ?? '', reached];
}
