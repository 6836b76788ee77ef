import type { QueueCounts } from '@logishift/support-sdk';
import { support } from '../session/support.js';
import { keyed, Resource } from './resource.js';

const counts = keyed(() => new Resource<QueueCounts>(() => support.tickets.queues()));

/** How many tickets wait in each of one's own queues. */
export const queueCounts = () => counts(null);
