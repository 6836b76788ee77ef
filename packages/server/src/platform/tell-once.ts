/**
 * Lets a thing be told once within `span` milliseconds, and no more than `most` things: for what every request may bring
 * anew, so that the log names it and is not filled by it.
 */
export function tellOnce(most = 100, span = 3_600_000): (thing: string, now: Date) => boolean {
  const told = new Set<string>();
  let begun = Number.NEGATIVE_INFINITY;
  return (thing, now) => {
    if (Math.abs(now.getTime() - begun) > span) {
      told.clear();
      begun = now.getTime();
    }
    if (told.has(thing) || told.size >= most) return false;
    told.add(thing);
    return true;
  };
}
