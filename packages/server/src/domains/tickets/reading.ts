import type {
  DayOfTickets,
  OwnTicket,
  Page,
  QueueCounts,
  StaffTicket,
  SupportStats,
  TicketDetail,
  TrackedTicket,
} from '@logishift/support-sdk/contract';
import { ticketIdInUrl, ticketNumber } from '@logishift/support-sdk/ticket-number';
import type { Actor } from '../../platform/actor.js';
import type { Context } from '../../platform/context.js';
import { Refusal } from '../../platform/errors.js';
import { readCursor, toPage } from '../../platform/http/pagination.js';
import type { Limiter } from '../../platform/http/rate-limit.js';
import { guestIssuer } from '../identity/index.js';
import { countDays, countQueues, countTickets } from './count-queries.js';
import { loadTicket } from './guard.js';
import { limits } from './limits.js';
import { maskedParcel } from './masked-parcel.js';
import {
  findTicket,
  findTicketByNumber,
  findTrackedTicket,
  isSortValue,
  type LoadedTicket,
  listTickets,
  sortValue,
  type TicketFilter,
  type TicketSort,
  ticketEvents,
} from './queries.js';
import { settings } from './settings.js';
import { trackingCodes } from './tracking-code.js';
import { toDetail, toOwnTickets, toStaffTicket, toStaffTickets } from './views.js';

interface ListQuery extends TicketFilter {
  cursor?: string | undefined;
  limit: number;
  sort?: TicketSort;
}

async function loadPage(context: Context, actor: Actor, query: ListQuery): Promise<Page<LoadedTicket>> {
  const { cursor, limit, sort = '-created_at', ...filter } = query;
  const after = readCursor(cursor, sort, (value) => isSortValue(sort, value));
  const rows = await listTickets(context, actor, filter, { sort, after, limit: limit + 1 });
  return toPage(rows, limit, sort, (row) => sortValue(sort, row));
}

export async function ownTickets(context: Context, actor: Actor, query: ListQuery): Promise<Page<OwnTicket>> {
  const page = await loadPage(context, actor, query);
  return { ...page, data: await toOwnTickets(context, page.data, actor) };
}

export async function staffTickets(context: Context, actor: Actor, query: ListQuery): Promise<Page<StaffTicket>> {
  const page = await loadPage(context, actor, query);
  return { ...page, data: await toStaffTickets(context, page.data, actor) };
}

export async function ticketDetail(context: Context, actor: Actor, id: string): Promise<TicketDetail> {
  return toDetail(context, await loadTicket(context, actor, id), actor);
}

/** How many tickets wait in each of this person's queues. */
export const queueCounts = (context: Context, actor: Actor): Promise<QueueCounts> => countQueues(context, actor);

/** The ticket of a number, or of an address of its page, as it was typed or pasted. */
export async function ticketByNumber(context: Context, actor: Actor, given: string): Promise<StaffTicket> {
  const id = ticketIdInUrl(given);
  const number = id === null ? ticketNumber(given) : null;
  const ticket = id
    ? await findTicket(context, actor, id)
    : number
      ? await findTicketByNumber(context, actor, number)
      : undefined;
  if (!ticket) throw new Refusal('not_found', 'No ticket that you may see has this number.');
  return toStaffTicket(context, ticket, actor);
}

/** The last 30 days, today the last. */
export async function dailyStats(context: Context): Promise<{ data: DayOfTickets[] }> {
  const day = (ago: number) => new Date(context.now().getTime() - ago * 24 * 3_600_000).toISOString().slice(0, 10);
  return { data: await countDays(context, day(29), day(0)) };
}

export async function stats(context: Context): Promise<SupportStats> {
  const counted: SupportStats = {
    total: 0,
    open: 0,
    in_progress: 0,
    on_hold: 0,
    resolved: 0,
    closed: 0,
    unassigned: 0,
  };
  for (const { status, count, unassigned } of await countTickets(context)) {
    counted[status] = count;
    counted.total += count;
    counted.unassigned += unassigned;
  }
  return counted;
}

/** A ticket's way so far, for whoever has its tracking code: no person, no text. */
export async function trackTicket(
  context: Context,
  limiter: Limiter,
  code: string,
  address: string,
): Promise<TrackedTicket> {
  await limiter.check(limits.track_miss, address);
  const found = code.length <= 500 ? await findTrackedTicket(context, trackingCodes(code)) : undefined;
  if (!found) {
    await limiter.take(limits.track_miss, address);
    throw new Refusal('not_found', 'No ticket has this tracking code.');
  }
  const { ticket, tracking_number, issuer } = found;
  const { number, status, awaiting, category, created_at, updated_at } = ticket;
  const { hasHostTicketPage, statusUrl, ticketUrl } = settings.of(context);
  // Our own page lets guests prove who they are; a host's customers sign in with the host.
  const canOpen = hasHostTicketPage || (issuer === guestIssuer && statusUrl !== undefined);
  const steps: TrackedTicket['steps'] = [{ status: 'open', at: created_at }];
  for (const { data, at } of await ticketEvents(context, ticket.id, true)) {
    if ('to_status' in data && data.to_status !== steps.at(-1)?.status) steps.push({ status: data.to_status, at });
  }
  return {
    number,
    status,
    awaiting,
    parcel: maskedParcel(tracking_number ?? ticket.delivery_ref),
    conversation_url: canOpen ? ticketUrl.replaceAll('{id}', ticket.id) : null,
    category,
    created_at,
    updated_at,
    steps,
  };
}
