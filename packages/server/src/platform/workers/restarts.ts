/** Milliseconds: a worker that ends sooner than this after it could serve ended quickly. */
const quickly = 10_000;
const longestPause = 5000;
/** So many quick ends in a row, of the workers of one number: it would go on like that. */
export const mostQuickEnds = 6;

/** How many quick ends in a row that makes. @param servedFor milliseconds; null: it never could */
export const quickEnds = (before: number, servedFor: number | null): number =>
  servedFor !== null && servedFor >= quickly ? 0 : before + 1;

/** Milliseconds until another takes the place; null: none does. The first comes at once. */
export function pauseAfter(ends: number): number | null {
  if (ends >= mostQuickEnds) return null;
  return ends <= 1 ? 0 : Math.min(100 * 2 ** (ends - 1), longestPause);
}
