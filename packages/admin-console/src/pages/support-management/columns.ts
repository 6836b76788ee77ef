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

/** Left out until somebody asks for them, where the table has less room than that: the first where it begins to lack. */
const expendable: [below: number, columns: Column[]][] = [
  [1032, ['category', 'updated']],
  [892, ['delivery', 'customer']],
  [734, ['created']],
  [650, ['priority']],
  [556, ['agent']],
];

/** The navigation stands beside the table in all but narrow windows. */
const roomIn = (width: number) => (width < 820 ? width : width - 208);

const key = 'logishift-support-columns';

/** Which columns are shown: those that were chosen, else as many as the width has room for. */
export function shownColumns(width: number): Column[] {
  const chosen = stored();
  // On a phone what was chosen at a desk would only be scrolled past.
  if (chosen && width >= 700)
    return columns.filter((column) => fixedColumns.includes(column) || chosen.includes(column));
  const room = roomIn(width);
  const out = expendable.filter(([below]) => room < below).flatMap(([, names]) => names);
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
