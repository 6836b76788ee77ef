import type { FoundOwnTicket, FoundStaffTicket, Page, SearchHit } from '@logishift/support-sdk/contract';
import type { Filter, SetTerm } from '@logishift/support-sdk/filter';
import { readCursor, toPage } from '../../../platform/http/pagination.js';
import type { Request } from '../../../platform/request.js';
import { searchPort, type Wanted } from '../beside.js';
import { readFilter } from '../filter-mistakes.js';
import { isSettled } from '../lifecycle.js';
import { limits } from '../limits.js';
import { conditionsOf } from '../queries/filtered.js';
import { findSought, loadInOrder } from '../queries/found.js';
import { isSortValue, sortValue, type TicketFilter, type TicketSort } from '../queries/lists.js';
import type { LoadedTicket } from '../queries/tickets.js';
import { toOwnTickets, toStaffTickets } from '../views.js';

export interface SearchQuery extends TicketFilter {
  q: string;
  time_zone?: string | undefined;
  cursor?: string | undefined;
  limit: number;
  sort?: TicketSort;
}

interface Searching {
  query: SearchQuery;
  /** Aborted when nobody waits for the answer any more. */
  signal?: AbortSignal | undefined;
}

/** A page of what was found, and where the words stand in it. */
type Found = Page<LoadedTicket> & { hits: Map<string, SearchHit> | null };

async function searchPage(request: Request, { query, signal }: Searching): Promise<Found> {
  await request.limiter.take(limits.search, request.actor.id);
  const { q, time_zone = 'UTC', cursor, limit, sort: given = '-created_at', ...filter } = query;
  const asked = readFilter(q, request.actor);
  const sort = sortOf(asked) ?? given;
  const after = readCursor(cursor, sort, (value) => isSortValue(sort, value));
  const search = request.ports.get(searchPort);
  const wanted = asked.terms.flatMap((term): Wanted[] =>
    term.kind === 'word' || term.kind === 'phrase'
      ? [{ text: term.text, isPhrase: term.kind === 'phrase', not: term.not }]
      : [],
  );
  const conditions = conditionsOf({ ...request, reading: { now: request.now(), zone: time_zone } }, asked);
  const isUnsettled = saysUnsettled(asked) || (filter.status?.every((status) => !isSettled(status)) ?? false);
  const { rows, hits, isMore } = await search.bounded(request, signal, async (db, ends) => {
    const look = async (slips: boolean) => {
      const matching = wanted.length > 0 ? await search.matching(db, request.actor, wanted, { slips }) : null;
      return findSought(db, request, {
        filter,
        conditions,
        isUnsettled,
        matching,
        sort,
        after,
        limit: limit + 1,
        ends,
      });
    };
    const found = await look(false);
    // Where nothing is spelt so, a name may be spelt otherwise.
    const ids = found.length > 0 || wanted.length === 0 ? found : await look(true);
    ends.throwIfAborted();
    const rows = await loadInOrder(db, request, ids);
    const hits = wanted.length > 0 ? await search.hitsOf(db, request.actor, rows.slice(0, limit), wanted) : null;
    return { rows, hits, isMore: ids.length > limit };
  });
  return { ...toPage(rows, limit, sort, (row) => sortValue(sort, row), isMore), hits };
}

const sorts: Record<string, TicketSort> = {
  created: 'created_at',
  '-created': '-created_at',
  updated: 'updated_at',
  '-updated': '-updated_at',
  priority: 'priority',
  '-priority': '-priority',
  '-waiting': 'waiting',
};

const sortOf = ({ terms }: Filter): TicketSort | undefined =>
  terms.flatMap((term) => (term.kind === 'set' && term.key === 'sort' ? (sorts[term.values[0] ?? ''] ?? []) : []))[0];

/** Does it ask for nothing that is settled? */
const saysUnsettled = ({ terms }: Filter): boolean =>
  terms.some((term) => term.kind === 'set' && !term.not && isOfUnsettled(term));

function isOfUnsettled({ key, values }: SetTerm): boolean {
  if (key === 'is') return values.every((value) => value === 'open' || value === 'waiting');
  return key === 'status' && values.every((value) => !isSettled(value as never));
}

export async function searchOwnTickets(request: Request, searching: Searching): Promise<Page<FoundOwnTicket>> {
  const { data, next_cursor, hits } = await searchPage(request, searching);
  return { data: withHits(await toOwnTickets(request, data), hits), next_cursor };
}

export async function searchStaffTickets(request: Request, searching: Searching): Promise<Page<FoundStaffTicket>> {
  const { data, next_cursor, hits } = await searchPage(request, searching);
  return { data: withHits(await toStaffTickets(request, data), hits), next_cursor };
}

const withHits = <T extends { id: string }>(tickets: T[], hits: Found['hits']): (T & { hit?: SearchHit | null })[] =>
  hits ? tickets.map((ticket) => ({ ...ticket, hit: hits.get(ticket.id) ?? null })) : tickets;
