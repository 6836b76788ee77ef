import { foundTickets } from '../../data/found-tickets.js';
import { readingOf } from '../../data/reading.js';
import type { TicketList } from '../../data/ticket-list.js';
import { queueList, queues, ticketTable } from '../../data/tickets.js';
import { readFilters, toQuery } from '../support-management/filters.js';

/** The list that a path of the console shows; the same that its page has loaded. */
export function listAt(path: string): TicketList {
  const [page, search = ''] = path.split('?');
  const query = new URLSearchParams(search);
  if (page === '/admin/support') return ticketTable(toQuery(readFilters(query)));
  if (page === '/search') return foundTickets(readingOf(query.get('q') ?? '').asks);
  return queueList(queues.find((queue) => queue === query.get('queue')) ?? queues[0]);
}
