import {
  type NewPendingAct,
  type PendingAct,
  type QueryOf,
  type StaffTicket,
  StaleVersionError,
  type TicketChange,
  type TicketStatus,
} from '@logishift/support-sdk';
import { session } from '../session/session.js';
import { support, supportOnce } from '../session/support.js';
import { agentList } from './agents.js';
import { foundTickets } from './found-tickets.js';
import { type ActsOverEvent, addAct, pendingActs, statusToBe, undoAct } from './pending-acts.js';
import { queueCounts } from './queue-counts.js';
import { keyed } from './resource.js';
import { RowNews } from './row-news.js';
import { supportStats } from './stats.js';
import { ticketDetail } from './ticket-detail.js';
import { TicketList } from './ticket-list.js';
import { longestWaitFirst, newestFirst } from './ticket-order.js';
import { TicketTable } from './ticket-table.js';

export { ticketDetail };

export const queues = ['assigned', 'unassigned', 'on_hold', 'resolved'] as const;
export type Queue = (typeof queues)[number];
export type TicketFilter = Omit<NonNullable<QueryOf<'tickets.all'>>, 'cursor' | 'limit'>;

/** Parts of a queue. `replyDue`: those that wait for an agent. */
export const shows = ['all', 'replyDue', 'unread', 'high'] as const;
export type Show = (typeof shows)[number];

/** What the server is asked for, and what of it a ticket is known by. */
const partOf: Record<Show, { asks: QueryOf<'tickets.assigned'>; has(ticket: StaffTicket): boolean }> = {
  all: { asks: {}, has: () => true },
  replyDue: { asks: { waiting_for: 'agent' }, has: ({ waiting_for }) => waiting_for === 'agent' },
  unread: { asks: { unread: 'true' }, has: ({ is_unread }) => is_unread },
  high: { asks: { priority: ['high'] }, has: ({ priority }) => priority === 'high' },
};

/** A queue, or a part of it: those first that have waited longest for an agent. */
class QueueTickets extends TicketList {
  constructor(
    readonly queue: Queue,
    show: Show,
  ) {
    const those: QueryOf<'tickets.assigned'> =
      queue === 'unassigned' ? { scope: 'unassigned', status: ['open'] } : { status: statusesOf(queue) };
    // What is resolved waits for nobody: there the newest comes first.
    const sort = queue === 'resolved' ? {} : { sort: 'waiting' as const };
    const { asks, has } = partOf[show];
    super((page) => support.tickets.assigned({ ...those, ...sort, ...asks, ...page }), undefined, {
      fits: (ticket) => this.#stands(ticket) && has(ticket),
      order: queue === 'resolved' ? newestFirst : longestWaitFirst,
    });
  }

  /** What an own act that waits takes away is gone: here it is done. */
  #stands(ticket: StaffTicket): boolean {
    return standsIn(this.queue, { ...ticket, ...statusToBe(ticket.id) });
  }

  /** An act waits that did not. */
  dropActed(): void {
    for (const ticket of this.value?.data ?? []) if (!this.#stands(ticket)) this.drop(ticket.id);
  }
}

const queueLists = keyed(({ queue, show }: { queue: Queue; show: Show }) => new QueueTickets(queue, show));
export const queueList = (queue: Queue, show: Show = 'all') => queueLists({ queue, show });

const statusesOf = (queue: Exclude<Queue, 'unassigned'>): TicketStatus[] =>
  queue === 'assigned' ? ['in_progress', 'on_hold'] : [queue];

pendingActs.addEventListener('change', () => {
  for (const list of queueLists.all()) list.dropActed();
});

pendingActs.addEventListener('over', (event) => {
  for (const id of (event as ActsOverEvent).ticketIds) {
    ticketDetail.known(id)?.touch();
    touchLists(id);
  }
});

/** Of one customer, the newest first, as far as this person may see them. */
export const customerTickets = keyed(
  (customer_id: string) =>
    new TicketList((page) => support.tickets.assigned({ scope: 'visible', customer_id, ...page }), undefined, {
      fits: (ticket) => ticket.customer_id === customer_id,
      order: newestFirst,
    }),
);

/** Admin: all tickets that fit a filter. */
export const ticketTable = keyed(
  (filter: TicketFilter) => new TicketTable((page) => support.tickets.all({ ...filter, ...page })),
);

/** Every list that somebody has looked at. */
export const ticketLists = (): TicketList[] => [
  ...queueLists.all(),
  ...customerTickets.all(),
  ...ticketTable.all(),
  ...foundTickets.all(),
];

const rowNews = new RowNews(
  () => ticketLists().filter(({ knowsItsRule }) => knowsItsRule),
  async (id) => (await support.tickets.assigned({ scope: 'visible', id, limit: id.length })).data,
);

/** Changes a ticket's row wherever it is listed, by what is known to have happened. */
export function patchRows(id: string, change: Partial<StaffTicket>): void {
  rowNews.outdate(id);
  for (const list of ticketLists()) list.patchRow(id, change);
}

/** Takes a ticket off every list. */
export function dropRows(id: string): void {
  rowNews.outdate(id);
  for (const list of ticketLists()) list.drop(id);
}

/** A ticket looks otherwise, which may be why it stands in another place: its row is looked at again. */
export function touchRow(id: string): void {
  rowNews.tell(id);
  for (const table of ticketTable.all()) if (table.loading || table.holds(id)) table.touch();
  queueCounts().touch();
}

/** A ticket may have moved: from queue to queue, or in the counts. */
export function touchLists(id: string): void {
  rowNews.tell(id);
  for (const table of ticketTable.all()) table.touch();
  queueCounts().touch();
  supportStats().touch();
  agentList().touch();
}

/** @throws ConflictError, code `already_assigned`. */
export async function take(id: string): Promise<StaffTicket> {
  return settle(await support.tickets.assignSelf(id));
}

/**
 * Changes a ticket if nobody else has meanwhile. One of `many` is not tried again by itself.
 * @throws StaleVersionError, ConflictError; RateLimitedError at once where it is one of many.
 */
export async function change(
  ticket: { id: string; version: number },
  wanted: TicketChange,
  { many = false } = {},
): Promise<StaffTicket> {
  const sent = (many ? supportOnce : support).tickets.updateStatus(ticket.id, wanted, { ifMatch: ticket.version });
  return settle(await sent.catch(unlessSo(wanted)));
}

/** As `change`. */
export async function reassign(
  ticket: { id: string; version: number },
  agentId: string | null,
  { many = false } = {},
): Promise<StaffTicket> {
  const sent = (many ? supportOnce : support).tickets.reassign(ticket.id, agentId, { ifMatch: ticket.version });
  return settle(await sent.catch(unlessSo({ agent_id: agentId })));
}

/** A change whose answer was lost, sent again, meets itself: what is as it was wanted is no conflict. */
const unlessSo =
  (wanted: Partial<StaffTicket>) =>
  (error: unknown): StaffTicket => {
    const now = error instanceof StaleVersionError ? (error.problem.ticket as StaffTicket | undefined) : undefined;
    const fields = Object.keys(wanted) as (keyof StaffTicket)[];
    if (!now || fields.some((field) => wanted[field] !== undefined && now[field] !== wanted[field])) throw error;
    return now;
  };

/**
 * Answers, sets a status, or both, after the moment in which it can be undone; on this screen it is done at once. `attempt`
 * makes a second try of the same safe; `seen`: the version it is for.
 * @throws StaleVersionError, ConflictError; then nothing of it happens.
 */
export async function act(
  id: string,
  wanted: NewPendingAct,
  how: { attempt: string; seen?: number | undefined },
): Promise<PendingAct> {
  const added = await addAct(id, wanted, how);
  if (added.state === 'released') {
    const known = ticketDetail(id).value;
    if (known && added.status) leaveQueues({ ...known, status: added.status });
    await ticketDetail(id).reload();
    touchLists(id);
  }
  return added;
}

/** @throws ConflictError, code `already_released`: it has happened. */
export async function undo(added: PendingAct): Promise<void> {
  await undoAct(added);
  touchLists(added.ticket_id);
}

/** Adds an internal note. */
export async function addNote(id: string, note: string, attempt: string): Promise<void> {
  const written = await support.notes.add(id, note, { idempotencyKey: attempt });
  ticketDetail(id).paintNote(written, {
    id: written.id,
    kind: 'ticket.note',
    at: written.created_at,
    actor: { id: written.agent_id, role: session.user?.role ?? 'support_agent', name: written.agent_name },
    data: { note_id: written.id },
  });
  ticketDetail(id).touch();
}

/** Puts what the server said of a ticket on the screen at once, then looks again at the rest. */
export function settle(ticket: StaffTicket): StaffTicket {
  const detail = ticketDetail(ticket.id);
  if (detail.value && detail.value.version <= ticket.version) detail.set({ ...detail.value, ...ticket });
  patchRows(ticket.id, ticket);
  leaveQueues(ticket);
  detail.touch();
  touchLists(ticket.id);
  return ticket;
}

/** Takes a ticket at once off the queues where it no longer stands: what is done must not come next again. */
function leaveQueues(ticket: Pick<StaffTicket, 'id' | 'agent_id' | 'status'>): void {
  rowNews.outdate(ticket.id);
  for (const list of queueLists.all()) if (!standsIn(list.queue, ticket)) list.drop(ticket.id);
}

/** As the server fills the queues. */
function standsIn(queue: Queue, ticket: Pick<StaffTicket, 'agent_id' | 'status'>): boolean {
  if (queue === 'unassigned') return ticket.agent_id === null && ticket.status === 'open';
  return isMine(ticket) && statusesOf(queue).includes(ticket.status);
}

/** Whether the signed-in person holds it. */
export function isMine(ticket: { agent_id: string | null }): boolean {
  return ticket.agent_id !== null && ticket.agent_id === session.user?.id;
}
