/** A table in Markdown; the first column is words, the others are figures. */
export function table(head, rows) {
  const line = (cells) => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map((_, column) => (column === 0 ? '---' : '---:'))), ...rows.map(line)].join('\n');
}

export const rate = (perSecond) => Math.round(perSecond).toLocaleString('en');
export const ms = (value) =>
  value === null || value === undefined || Number.isNaN(value) ? '–' : value.toFixed(value < 10 ? 2 : 1);
export const times = (one, other) => (one && other ? (one / other).toFixed(2) : '–');
