import type { TicketList } from '../../data/ticket-list.js';
import { queueList, queues, ticketTable } from '../../data/tickets.js';
import { readFilters, toQuery } from '../support-management/filters.js';

/** The list that a path of the console shows; the same that its page has loaded. */
export function listAt(path: string): TicketList {
  const [page, search = ''] = path.split('?');
  const query = new URLSearchParams(search);
  if (page === '/admin/support') return ticketTable(toQuery(readFilters(query)));
  return queueList(queues.find((queue) => queue === query.get('queue')) ?? queues[0]);
}
