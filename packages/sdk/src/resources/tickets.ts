import type { QueryOf } from '../call.js';
import type { CustomerClient, RequestOptions } from '../client.js';
import type { News, NewTicket, OwnTicket, TicketDetail, TrackedTicket } from '../types.js';
import { Resource } from './resource.js';

/** Requests for help, and their way from open to closed. */
export class Tickets<C extends CustomerClient = CustomerClient> extends Resource<C> {
  /**
   * Creates a ticket for the signed-in customer. Safe to retry: an idempotency key goes with it.
   * @throws InvalidInputError with `errors`, or code `unknown_delivery` when `delivery_id` is not known as theirs. A number as they
   * typed it goes into `delivery_ref`, which takes any.
   * @example await support.tickets.create({ subject: 'Not here yet', description: '…', category: 'late', delivery_id: 'PX-482193' });
   */
  create(ticket: NewTicket, options?: RequestOptions): Promise<OwnTicket> {
    return this.client.call('tickets.create', { body: ticket }, options);
  }

  /** The customer's own tickets, the newest first, or with `sort: 'news'` those with news. Await it for a page, or `for await` over all. */
  list(query: QueryOf<'tickets.list'> = {}, options?: RequestOptions) {
    return this.client.pages('tickets.list', { query }, options);
  }

  /** How many of the customer's own tickets have news, how many are not closed, and what happened last. */
  news(options?: RequestOptions): Promise<News> {
    return this.client.call('tickets.news', {}, options);
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
  confirm(id: string, options?: RequestOptions): Promise<OwnTicket> {
    return this.client.call('tickets.confirm', { params: { id } }, options);
  }

  /**
   * The customer says that a resolved ticket is not solved: it is worked on again.
   * @throws ConflictError, code `move_not_allowed`.
   */
  reopen(id: string, options?: RequestOptions): Promise<OwnTicket> {
    return this.client.call('tickets.reopen', { params: { id } }, options);
  }

  /**
   * The status of a ticket by its tracking code, or by the address of its page (`tracking_url`); needs no token.
   * @throws NotFoundError for any wrong code.
   */
  track(trackingCode: string, options?: RequestOptions): Promise<TrackedTicket> {
    return this.client.call('tickets.track', { params: { tracking_code: trackingCode } }, options);
  }
}
