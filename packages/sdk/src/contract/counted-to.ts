/**
 * How far the counts of an agent's queues go in the one that nobody has, however many there are: a count that stands there is of
 * that many or more. What somebody has themself is counted whole.
 */
export const countedTo = {
  /** Of `unassigned` and `high.unassigned`. */
  unassigned: 1000,
  /** Of `unread.unassigned`. */
  unread: 100,
} as const;
