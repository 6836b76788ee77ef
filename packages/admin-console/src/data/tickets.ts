import type { Page, QueryOf, StaffTicket, TicketChange, TicketDetail } from '@logishift/support-sdk';
import { session } from '../session/session.js';
import { support } from '../session/support.js';
import { refreshNow } from './refresh.js';
import { keyed, Resource } from './resource.js';

export const queues = ['assigned', 'unassigned', 'on_hold', 'resolved'] as const;
export type Queue = (typeof queues)[number];
export type TicketFilter = Omit<NonNullable<QueryOf<'tickets.all'>>, 'cursor' | 'limit'>;

type LoadPage = (page: { cursor?: string; limit: number }) => PromiseLike<Page<StaffTicket>>;
const pageSize = 50;

/** A list of tickets that grows by pages; looking again loads as many as were there. */
export class TicketList extends Resource<Page<StaffTicket>> {
  #page: LoadPage;

  constructor(page: LoadPage) {
    super(async () => {
      const wanted = Math.max(pageSize, this.value?.data.length ?? 0);
      let loaded = await page({ limit: Math.min(100, wanted) });
      while (loaded.next_cursor && loaded.data.length < wanted) {
        const next = await page({ cursor: loaded.next_cursor, limit: Math.min(100, wanted - loaded.data.length) });
        loaded = { data: [...loaded.data, ...next.data], next_cursor: next.next_cursor };
      }
      return loaded;
    });
    this.#page = page;
  }

  /** The next page, after those that are there. @throws what the list rejects with. */
  async more(): Promise<void> {
    if (!this.value?.next_cursor) return;
    const next = await this.#page({ cursor: this.value.next_cursor, limit: pageSize });
    const known = new Set(this.value.data.map(({ id }) => id));
    this.set({
      data: [...this.value.data, ...next.data.filter(({ id }) => !known.has(id))],
      next_cursor: next.next_cursor,
    });
  }
}

/** An agent's queue, the newest first. */
export const queueList = keyed(
  (queue: Queue) =>
    new TicketList((page) =>
      queue === 'unassigned'
        ? support.tickets.assigned({ scope: 'unassigned', ...page })
        : support.tickets.assigned({
            status: queue === 'assigned' ? ['in_progress', 'on_hold'] : [queue],
            ...page,
          }),
    ),
);

/** Admin: all tickets that fit a filter. */
export const ticketTable = keyed(
  (filter: TicketFilter) => new TicketList((page) => support.tickets.all({ ...filter, ...page })),
);

/** One ticket, whole. */
export const ticketDetail = keyed((id: string) => new Resource<TicketDetail>(() => support.tickets.get(id)));

/** @throws ConflictError, code `already_assigned`. */
export async function take(id: string): Promise<StaffTicket> {
  return settle(await support.tickets.assignSelf(id));
}

/** Changes a ticket if nobody else has meanwhile. @throws StaleVersionError, ConflictError. */
export async function change(ticket: { id: string; version: number }, wanted: TicketChange): Promise<StaffTicket> {
  return settle(await support.tickets.updateStatus(ticket.id, wanted, { ifMatch: ticket.version }));
}

/** @throws StaleVersionError, ConflictError. */
export async function reassign(ticket: { id: string; version: number }, agentId: string | null): Promise<StaffTicket> {
  return settle(await support.tickets.reassign(ticket.id, agentId, { ifMatch: ticket.version }));
}

/** Sends a message to the customer. `attempt` makes a second try of the same text safe. */
export async function reply(id: string, body: string, attempt: string): Promise<void> {
  const message = await support.messages.send(id, body, { idempotencyKey: attempt });
  const detail = ticketDetail(id);
  if (detail.value) detail.set({ ...detail.value, messages: [...detail.value.messages, message] });
  await detail.reload();
  refreshNow();
}

/** Adds an internal note. */
export async function addNote(id: string, note: string, attempt: string): Promise<void> {
  const written = await support.notes.add(id, note, { idempotencyKey: attempt });
  const detail = ticketDetail(id);
  if (detail.value) detail.set({ ...detail.value, notes: [...(detail.value.notes ?? []), written] });
  await detail.reload();
}

/** Puts what the server said of a ticket on the screen at once, then looks again at the rest. */
export function settle(ticket: StaffTicket): StaffTicket {
  const detail = ticketDetail(ticket.id);
  if (detail.value && detail.value.version <= ticket.version) detail.set({ ...detail.value, ...ticket });
  refreshNow();
  return ticket;
}

/** Whether the signed-in person holds it. */
export function isMine(ticket: { agent_id: string | null }): boolean {
  return ticket.agent_id !== null && ticket.agent_id === session.user?.id;
}
