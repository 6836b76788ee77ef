import type { PendingAct } from '@logishift/support-sdk/contract';
import type { PendingActRow } from './queries.js';

/** An act as whoever did it sees it now. */
export function toPendingAct(row: PendingActRow, number: string, now: Date): PendingAct {
  const { actor_id: _, seen_version: __, released_at, undone_at, ...shown } = row;
  const state = released_at ? 'released' : undone_at ? 'undone' : row.failure ? 'failed' : 'waiting';
  const left = Math.ceil((Date.parse(row.release_at) - now.getTime()) / 1000);
  return { ...shown, number, state, release_in: state === 'waiting' ? Math.max(0, left) : 0 };
}
