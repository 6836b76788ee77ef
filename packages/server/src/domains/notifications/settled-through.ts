import { idOf } from '../../platform/new-id.js';

// Milliseconds: longer than any transaction that makes notifications, and than nodes' clocks are apart.
const unsettledFor = 60_000;

/** Up to which id every notification has come to light, once one with this id (a UUIDv7, so of its time) has. */
export function settledThrough(newest: string): string {
  return idBefore(Number.parseInt(newest.replace('-', '').slice(0, 12), 16));
}

/** An id that is lower than that of every notification made at that moment (milliseconds) or later, on any node. */
export function idBefore(moment: number): string {
  return idOf(moment - unsettledFor);
}
