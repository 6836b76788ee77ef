// Milliseconds: longer than any transaction that makes notifications, and than nodes' clocks are apart.
const unsettledFor = 60_000;

/** Up to which id every notification has come to light, once one with this id (a UUIDv7, so of its time) has. */
export function settledThrough(newest: string): string {
  const madeAt = Number.parseInt(newest.replace('-', '').slice(0, 12), 16);
  const hex = Math.max(0, madeAt - unsettledFor)
    .toString(16)
    .padStart(12, '0');
  return `${hex.slice(0, 8)}-${hex.slice(8)}-0000-0000-000000000000`;
}
