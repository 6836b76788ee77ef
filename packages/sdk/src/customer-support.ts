import { Client, type RequestOptions, type SupportOptions } from './client.js';
import { customerOperations } from './contract/customer-operations.js';
import { Deliveries } from './resources/deliveries.js';
import { Faq } from './resources/faq.js';
import { FeedbackResource } from './resources/feedback.js';
import { Guests } from './resources/guests.js';
import { Messages } from './resources/messages.js';
import { Notifications } from './resources/notifications.js';
import { Tickets } from './resources/tickets.js';
import type { Asker } from './types.js';

/**
 * The part of the support API that a host's pages need, for where every byte counts. The stream is apart:
 *
 * ```ts
 * const options = { baseUrl: 'https://support.example', token: () => myHost.supportToken() };
 * const support = new CustomerSupport(options);
 * const { Live } = await import('@logishift/support-sdk/live');
 * const live = new Live(options);
 * ```
 */
export class CustomerSupport {
  readonly tickets: Tickets;
  readonly messages: Messages;
  readonly feedback: FeedbackResource;
  readonly deliveries: Deliveries;
  readonly guests: Guests;
  readonly faq: Faq;
  readonly notifications: Notifications;

  /** Who is asking, by the server's word. Every answer says it too: `onPerson`. */
  readonly person: (options?: RequestOptions) => Promise<Asker>;

  constructor(options: SupportOptions = {}) {
    const client = new Client(options, customerOperations);
    this.person = (options) => client.call('person.get', {}, options);
    this.tickets = new Tickets(client);
    this.messages = new Messages(client);
    this.feedback = new FeedbackResource(client);
    this.deliveries = new Deliveries(client);
    this.guests = new Guests(client);
    this.faq = new Faq(client);
    this.notifications = new Notifications(client);
  }
}
