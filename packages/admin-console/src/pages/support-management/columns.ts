/** The columns of the table in their order, with their widths in pixels. `subject` takes what is left. */
export const widths = {
  number: 88,
  subject: 130,
  customer: 132,
  category: 88,
  priority: 94,
  status: 122,
  agent: 168,
  delivery: 112,
  created: 84,
  updated: 88,
} as const;
export type Column = keyof typeof widths;

export const columns = Object.keys(widths) as Column[];
/** What a row cannot be told by without. */
export const fixedColumns: readonly Column[] = ['number', 'subject'];

/** Left out until somebody asks for them, the first where room begins to lack. */
const expendable: [below: number, columns: Column[]][] = [
  [1240, ['category', 'updated']],
  [1100, ['delivery', 'customer']],
  [700, ['priority', 'agent', 'created']],
];

const key = 'logishift-support-columns';

/** Which columns are shown: those that were chosen, else as many as the width has room for. */
export function shownColumns(width: number): Column[] {
  const chosen = stored();
  // On a phone what was chosen at a desk would only be scrolled past.
  if (chosen && width >= 700)
    return columns.filter((column) => fixedColumns.includes(column) || chosen.includes(column));
  const out = expendable.filter(([below]) => width < below).flatMap(([, names]) => names);
  return columns.filter((column) => !out.includes(column));
}

export function keepColumns(chosen: Column[]): void {
  try {
    localStorage.setItem(key, chosen.join());
  } catch {
    unstored = chosen;
  }
}

/** Where storage is blocked the choice holds until the page is left. */
let unstored: Column[] | null = null;

function stored(): string[] | null {
  try {
    return localStorage.getItem(key)?.split(',') ?? unstored;
  } catch {
    return unstored;
  }
}
