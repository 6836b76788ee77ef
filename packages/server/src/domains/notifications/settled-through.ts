// Milliseconds: longer than any transaction that makes notifications, and than nodes' clocks are apart.
const unsettledFor = 60_000;

/** Up to which id every notification has come to light, once one with this id (a UUIDv7, so of its time) has. */
export function settledThrough(newest: string): string {
  return idBefore(Number.parseInt(newest.replace('-', '').slice(0, 12), 16));
}

/** An id that is lower than that of every notification made at that moment (milliseconds) or later, on any node. */
export function idBefore(moment: number): string {
  const hex = Math.max(0, moment - unsettledFor)
    .toString(16)
    .padStart(12, '0');
  return `${hex.slice(0, 8)}-${hex.slice(8)}-0000-0000-000000000000`;
}
