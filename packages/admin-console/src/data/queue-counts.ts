import { countedTo, type QueueCounts } from '@logishift/support-sdk';
import { support } from '../session/support.js';
import { keyed, Resource } from './resource.js';
import type { Queue, Show } from './tickets.js';

const counts = keyed(() => new Resource<QueueCounts>(() => support.tickets.queues()));

/** How many tickets wait in each of one's own queues. */
export const queueCounts = () => counts(null);

/** Up to where the server counts a part of a queue: what one has oneself, whole. */
export function countsUpTo(queue: Queue, show: Show = 'all'): number {
  if (queue !== 'unassigned') return Number.POSITIVE_INFINITY;
  return show === 'unread' ? countedTo.unread : countedTo.unassigned;
}
