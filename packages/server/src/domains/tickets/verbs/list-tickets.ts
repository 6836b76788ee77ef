import type { OwnTicket, Page, StaffTicket } from '@logishift/support-sdk/contract';
import { readCursor, toPage } from '../../../platform/http/pagination.js';
import type { Request } from '../../../platform/request.js';
import { isSortValue, listTickets, sortValue, type TicketFilter, type TicketSort } from '../queries/lists.js';
import type { LoadedTicket } from '../queries/tickets.js';
import { toOwnTickets, toStaffTickets } from '../views.js';

interface ListQuery extends TicketFilter {
  /** Blank: what is looked for is found by `search-tickets.ts`. */
  q?: string | undefined;
  time_zone?: string | undefined;
  cursor?: string | undefined;
  limit: number;
  sort?: TicketSort;
}

async function loadPage(request: Request, query: ListQuery): Promise<Page<LoadedTicket>> {
  const { cursor, limit, sort = '-created_at', q: _, time_zone: __, ...filter } = query;
  const after = readCursor(cursor, sort, (value) => isSortValue(sort, value));
  const rows = await listTickets(request, filter, { sort, after, limit: limit + 1 });
  return toPage(rows, limit, sort, (row) => sortValue(sort, row));
}

export async function ownTickets(request: Request, query: ListQuery): Promise<Page<OwnTicket>> {
  const page = await loadPage(request, query);
  return { ...page, data: await toOwnTickets(request, page.data) };
}

export async function staffTickets(request: Request, query: ListQuery): Promise<Page<StaffTicket>> {
  const page = await loadPage(request, query);
  return { ...page, data: await toStaffTickets(request, page.data) };
}
