import {
  type NewPendingAct,
  type Page,
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
import { type ActsOverEvent, addAct, pendingActs, statusToBe, undoAct } from './pending-acts.js';
import { queueCounts } from './queue-counts.js';
import { keyed } from './resource.js';
import { supportStats } from './stats.js';
import { ticketDetail } from './ticket-detail.js';
import { TicketList } from './ticket-list.js';
import { TicketTable } from './ticket-table.js';

export { ticketDetail };

export const queues = ['assigned', 'unassigned', 'on_hold', 'resolved'] as const;
export type Queue = (typeof queues)[number];
export type TicketFilter = Omit<NonNullable<QueryOf<'tickets.all'>>, 'cursor' | 'limit'>;

/** Parts of a queue. `replyDue`: those that wait for an agent. */
export const shows = ['all', 'replyDue', 'unread', 'high'] as const;
export type Show = (typeof shows)[number];

const partOf: Record<Show, QueryOf<'tickets.assigned'>> = {
  all: {},
  replyDue: { waiting_for: 'agent' },
  unread: { unread: 'true' },
  high: { priority: ['high'] },
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
    super(async (page) =>
      this.#standing(await support.tickets.assigned({ ...those, ...sort, ...partOf[show], ...page })),
    );
  }

  /** Without what an own act that waits takes away: here it is done. */
  #standing({ data, ...page }: Page<StaffTicket>): Page<StaffTicket> {
    return { ...page, data: data.filter((ticket) => this.#stands(ticket)) };
  }

  #stands(ticket: StaffTicket): boolean {
    const toBe = statusToBe(ticket.id);
    return !toBe || standsIn(this.queue, { ...ticket, ...toBe });
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
  for (const id of (event as ActsOverEvent).ticketIds) ticketDetail.known(id)?.touch();
  touchLists();
});

/** Of one customer, the newest first, as far as this person may see them. */
export const customerTickets = keyed(
  (customer_id: string) =>
    new TicketList((page) => support.tickets.assigned({ scope: 'visible', customer_id, ...page })),
);

/** Admin: all tickets that fit a filter. */
export const ticketTable = keyed(
  (filter: TicketFilter) => new TicketTable((page) => support.tickets.all({ ...filter, ...page })),
);

/** Every list that somebody has looked at. */
export const ticketLists = (): TicketList[] => [...queueLists.all(), ...customerTickets.all(), ...ticketTable.all()];

/** Somebody wrote: who waits longest may be another. */
export function touchQueues(): void {
  for (const list of queueLists.all()) list.touch();
  queueCounts().touch();
}

/** A ticket may have moved: from queue to queue, or in the counts. */
export function touchLists(): void {
  for (const list of ticketLists()) list.touch();
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
    touchLists();
  }
  return added;
}

/** @throws ConflictError, code `already_released`: it has happened. */
export async function undo(added: PendingAct): Promise<void> {
  await undoAct(added);
  touchLists();
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
  for (const list of ticketLists()) list.patchRow(ticket.id, ticket);
  leaveQueues(ticket);
  detail.touch();
  touchLists();
  return ticket;
}

/** Takes a ticket at once off the queues where it no longer stands: what is done must not come next again. */
function leaveQueues(ticket: Pick<StaffTicket, 'id' | 'agent_id' | 'status'>): void {
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
