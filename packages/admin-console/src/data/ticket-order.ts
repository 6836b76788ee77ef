import type { StaffTicket } from '@logishift/support-sdk';

type Place = Pick<StaffTicket, 'id' | 'waiting_since'>;

const inOrder = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** As the server sorts by `waiting`: first who has waited longest for an agent, then who does not wait, the oldest first. */
export const longestWaitFirst = (one: Place, other: Place): number =>
  inOrder(`${one.waiting_since ?? '9'} ${one.id}`, `${other.waiting_since ?? '9'} ${other.id}`);

/** Ids rise with time. */
export const newestFirst = (one: Place, other: Place): number => inOrder(other.id, one.id);
