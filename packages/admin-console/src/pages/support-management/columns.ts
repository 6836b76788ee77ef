/** The columns of the table in their order, with their widths in pixels. `subject` takes what is left. */
export const widths = {
  number: 88,
  subject: 130,
  customer: 120,
  category: 92,
  priority: 92,
  status: 118,
  agent: 148,
  delivery: 104,
  created: 84,
  updated: 88,
} as const;
export type Column = keyof typeof widths;

export const columns = Object.keys(widths) as Column[];
/** What a row cannot be told by without. */
export const fixedColumns: readonly Column[] = ['number', 'subject'];

/** Where a row is selected. */
export const selection = 48;
/** What the table needs at least. */
export const widthOf = (shown: readonly Column[]): number =>
  shown.reduce((sum, column) => sum + widths[column], selection);

/** Left out until somebody asks for them, the first where room begins to lack. */
const expendable: Column[][] = [
  ['category', 'updated'],
  ['delivery', 'customer'],
  ['created'],
  ['priority'],
  ['agent'],
];
/** What a subject is better given beside its least. */
const ease = 50;

/** The navigation stands beside the table in all but narrow windows. */
const roomIn = (width: number) => (width < 820 ? width : width - 208);

const key = 'logishift-support-columns';

/** Which columns are shown: those that were chosen, else as many as the width has room for. */
export function shownColumns(width: number): Column[] {
  const chosen = stored();
  // On a phone what was chosen at a desk would only be scrolled past.
  if (chosen && width >= 700)
    return columns.filter((column) => fixedColumns.includes(column) || chosen.includes(column));
  let shown = columns;
  for (const group of expendable) {
    if (widthOf(shown) + ease <= roomIn(width)) break;
    shown = shown.filter((column) => !group.includes(column));
  }
  return shown;
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
