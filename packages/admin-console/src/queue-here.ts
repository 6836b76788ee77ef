import { type Queue, queues } from './data/tickets.js';
import { place } from './router.js';

/** The queue that the place names, or one's own. */
export function queueHere(): Queue {
  const asked = place().query.get('queue') as Queue;
  return queues.includes(asked) ? asked : 'assigned';
}
