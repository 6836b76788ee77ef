import type { QueryOf } from '../call.js';
import type { RequestOptions, StaffClient } from '../client.js';
import type { StaffTicket, SupportStats, TicketChange } from '../types.js';
import { Tickets } from './tickets.js';

/** Tickets with what staff do with them. */
export class StaffTickets extends Tickets<StaffClient> {
  /** Staff: tickets assigned to oneself (`scope: 'assigned'`, the default) or to nobody (`'unassigned'`). */
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

  /** Admin: how many tickets there are, by status, and how many nobody has. */
  stats(options?: RequestOptions): Promise<SupportStats> {
    return this.client.call('tickets.stats', {}, options);
  }
}
