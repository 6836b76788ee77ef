/** The name that somebody most likely meant; undefined where none is near. */
export function nearest(typed: string, names: readonly string[]): string | undefined {
  const most = Math.max(1, Math.floor(typed.length / 4));
  const [best] = names
    // What differs by more letters than may differ need not be measured.
    .filter((name) => Math.abs(name.length - typed.length) <= most)
    .map((name) => ({ name, distance: distanceOf(typed.toLowerCase(), name.toLowerCase()) }))
    .filter(({ distance }) => distance <= most)
    .sort((one, other) => one.distance - other.distance);
  return best?.name;
}

/** How many letters were added, left out, changed or typed in the wrong order (optimal string alignment). */
function distanceOf(one: string, other: string): number {
  let before: number[] = [];
  let above: number[] = [];
  let row = Array.from({ length: other.length + 1 }, (_, place) => place);
  for (let i = 1; i <= one.length; i++) {
    before = above;
    above = row;
    row = [i];
    for (let j = 1; j <= other.length; j++) {
      const changed = (above[j - 1] as number) + (one[i - 1] === other[j - 1] ? 0 : 1);
      let least = Math.min(changed, (above[j] as number) + 1, (row[j - 1] as number) + 1);
      if (i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1]) {
        least = Math.min(least, (before[j - 2] as number) + 1);
      }
      row.push(least);
    }
  }
  return row.at(-1) as number;
}
