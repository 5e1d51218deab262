/** A bar of the chart. */
export interface Bar {
  readonly label: string;
  readonly value: number;
}

const WIDTH = 720;
const LABEL_WIDTH = 300;
const VALUE_WIDTH = 70;
const ROW = 28;
const HEAD = 40;

/** A horizontal bar chart as SVG that reads on light and on dark ground. Pure. */
export function renderChart(title: string, unit: string, bars: readonly Bar[]): string {
  const longest = Math.max(...bars.map(({ value }) => value));
  const room = WIDTH - LABEL_WIDTH - VALUE_WIDTH;
  const rows = bars.map(({ label, value }, place) => {
    const y = HEAD + place * ROW;
    const width = longest > 0 ? (value / longest) * room : 0;
    const text = `x="${LABEL_WIDTH - 10}" y="${y + 14}" text-anchor="end"`;
    return [
      `  <text ${text}>${escape(label)}</text>`,
      `  <rect x="${LABEL_WIDTH}" y="${y}" width="${width.toFixed(1)}" height="18" rx="3" fill="#5b5fc7"/>`,
      `  <text x="${(LABEL_WIDTH + width + 8).toFixed(1)}" y="${y + 14}">${value.toFixed(2)}</text>`,
    ].join('\n');
  });
  const height = HEAD + bars.length * ROW + 8;
  const view = `viewBox="0 0 ${WIDTH} ${height}" width="${WIDTH}" height="${height}"`;
  return `<svg xmlns="http://www.w3.org/2000/svg" ${view} role="img" aria-label="${escape(title)}">
  <style>text { font: 13px system-ui, sans-serif; fill: #777 }</style>
  <text x="0" y="18" font-weight="600">${escape(title)} (${escape(unit)})</text>
${rows.join('\n')}
</svg>
`;
}

function escape(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
