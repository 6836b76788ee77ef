import type { QueryOf } from '../call.js';
import type { RequestOptions, StaffClient } from '../client.js';
import type { DayOfTickets, QueueCounts, StaffTicket, SupportStats, TicketChange, TicketReaders } from '../types.js';
import { Tickets } from './tickets.js';

/** Tickets with what staff do with them. */
export class StaffTickets extends Tickets<StaffClient> {
  /**
   * Staff: tickets assigned to oneself (`scope: 'assigned'`, the default), to nobody (`'unassigned'`), or all that one may
   * see (`'visible'`): for an agent those two together, for an admin every one.
   */
  assigned(query: QueryOf<'tickets.assigned'> = {}, options?: RequestOptions) {
    return this.client.pages('tickets.assigned', { query }, options);
  }

  /**
   * Staff: takes a ticket that nobody has. Of any number racing, one gets it.
   * @throws ConflictError, code `already_assigned`; `error.problem.agent` says who has it.
   */
  assignSelf(id: string, options?: RequestOptions): Promise<StaffTicket> {
    return this.client.call('tickets.assignSelf', { params: { id } }, options);
  }

  /**
   * Staff: changes status, priority or category. Give `ifMatch: ticket.version` so as not to overwrite another's change.
   * @throws ConflictError, code `move_not_allowed`, with `error.problem.allowed_statuses`.
   * @throws StaleVersionError, with the current ticket as `error.problem.ticket`.
   * @example await support.tickets.updateStatus(ticket.id, { status: 'resolved' }, { ifMatch: ticket.version });
   */
  updateStatus(id: string, change: TicketChange, options?: RequestOptions): Promise<StaffTicket> {
    return this.client.call('tickets.updateStatus', { params: { id }, body: change }, options);
  }

  /** Admin: all tickets, filtered and sorted. */
  all(query: QueryOf<'tickets.all'> = {}, options?: RequestOptions) {
    return this.client.pages('tickets.all', { query }, options);
  }

  /**
   * Admin: gives a ticket to an approved agent or an admin, or to nobody (`null`).
   * @throws ConflictError, code `agent_not_assignable` or `move_not_allowed`.
   */
  reassign(id: string, agentId: string | null, options?: RequestOptions): Promise<StaffTicket> {
    return this.client.call('tickets.reassign', { params: { id }, body: { agent_id: agentId } }, options);
  }

  /** Admin: who can see a ticket, and why; people by name, the first 100 of each reason. */
  readers(id: string, options?: RequestOptions): Promise<{ data: TicketReaders[] }> {
    return this.client.call('tickets.readers', { params: { id } }, options);
  }

  /** Staff: how many tickets wait in each of one's queues. What nobody has is counted up to `countedTo`: there it is that many or more. */
  queues(options?: RequestOptions): Promise<QueueCounts> {
    return this.client.call('tickets.queues', {}, options);
  }

  /** Staff: the ticket of a number (`LS-1042`, or as it was pasted: `1042`, `[LS-1042] Dented`, its page's address). @throws NotFoundError when it is not there, or not yours to see. */
  find(number: string, options?: RequestOptions): Promise<StaffTicket> {
    return this.client.call('tickets.find', { params: { number } }, options);
  }

  /** Admin: tickets created and resolved on each of the last 30 days, the oldest first. */
  daily(options?: RequestOptions): Promise<{ data: DayOfTickets[] }> {
    return this.client.call('tickets.daily', {}, options);
  }

  /** Admin: how many tickets there are, by status, and how many nobody has. */
  stats(options?: RequestOptions): Promise<SupportStats> {
    return this.client.call('tickets.stats', {}, options);
  }
}
