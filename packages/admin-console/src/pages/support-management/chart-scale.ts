const steps = [1, 2, 3, 4, 5, 10];

/** The numbers beside a chart that shows up to `most`: nought, and one or two round ones of which the last is above all. */
export function chartScale(most: number): number[] {
  const needed = Math.max(1, most);
  for (let unit = 1; ; unit *= 10) {
    for (const step of steps) {
      const intervals = Math.ceil(needed / (step * unit));
      if (intervals <= 2) return Array.from({ length: intervals + 1 }, (_, n) => n * step * unit);
    }
  }
}
