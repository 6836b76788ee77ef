/**
 * The ticket after (1) or before (-1) one in a list. Where that one has left the list, its place in the order `before`
 * counts; where it never was in it, the list's beginning or end.
 */
export function beside(id: string, by: 1 | -1, order: string[], before: string[]): string | undefined {
  const at = order.indexOf(id);
  if (at >= 0) return order[at + by];
  const was = before.indexOf(id);
  if (was < 0) return by === 1 ? order[0] : order.at(-1);
  const there = new Set(order);
  return by === 1
    ? before.slice(was + 1).find((one) => there.has(one))
    : before.slice(0, was).findLast((one) => there.has(one));
}
