import type { QueryOf } from '../call.js';
import type { Client, RequestOptions } from '../client.js';
import type {
  NewTicket,
  StaffTicket,
  SupportStats,
  Ticket,
  TicketChange,
  TicketDetail,
  TrackedTicket,
} from '../types.js';

/** Requests for help, and their way from open to closed. */
export class Tickets {
  constructor(private readonly client: Client) {}

  /**
   * Creates a ticket for the signed-in customer. Safe to retry: an idempotency key goes with it.
   * @throws InvalidInputError with `errors`, or code `unknown_delivery` when the delivery is not known as theirs.
   * @example await support.tickets.create({ subject: 'Not here yet', description: '…', category: 'late', delivery_id: 'PX-482193' });
   */
  create(ticket: NewTicket, options?: RequestOptions): Promise<Ticket> {
    return this.client.call('tickets.create', { body: ticket }, options);
  }

  /** The customer's own tickets, the newest first. Await it for a page, or `for await` over all. */
  list(query: QueryOf<'tickets.list'> = {}, options?: RequestOptions) {
    return this.client.pages('tickets.list', { query }, options);
  }

  /**
   * A ticket with its messages, timeline, feedback and delivery; for staff also notes, customer and agent.
   * @throws NotFoundError when it is not there, or not yours to see.
   */
  get(id: string, options?: RequestOptions): Promise<TicketDetail> {
    return this.client.call('tickets.get', { params: { id } }, options);
  }

  /**
   * The customer confirms that a resolved ticket is solved: it closes.
   * @throws ConflictError, code `move_not_allowed`.
   */
  confirm(id: string, options?: RequestOptions): Promise<Ticket> {
    return this.client.call('tickets.confirm', { params: { id } }, options);
  }

  /**
   * The customer says that a resolved ticket is not solved: it is worked on again.
   * @throws ConflictError, code `move_not_allowed`.
   */
  reopen(id: string, options?: RequestOptions): Promise<Ticket> {
    return this.client.call('tickets.reopen', { params: { id } }, options);
  }

  /**
   * The status of a ticket by its tracking code; needs no token.
   * @throws NotFoundError for any wrong code.
   */
  track(trackingCode: string, options?: RequestOptions): Promise<TrackedTicket> {
    return this.client.call('tickets.track', { params: { tracking_code: trackingCode } }, options);
  }

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
