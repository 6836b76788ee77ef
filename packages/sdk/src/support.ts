import { Client, type SupportOptions } from './client.js';
import { Agents } from './resources/agents.js';
import { Auth } from './resources/auth.js';
import { Deliveries } from './resources/deliveries.js';
import { Faq } from './resources/faq.js';
import { FeedbackResource } from './resources/feedback.js';
import { Messages } from './resources/messages.js';
import { Notes } from './resources/notes.js';
import { Notifications } from './resources/notifications.js';
import { Tickets } from './resources/tickets.js';

/**
 * The logiShift support API.
 *
 * ```ts
 * const support = new Support({ baseUrl: 'https://support.example', token: () => myHost.supportToken() });
 * const ticket = await support.tickets.create({ subject: 'Not here yet', description: '…', category: 'late' });
 * ```
 */
export class Support {
  readonly tickets: Tickets;
  readonly messages: Messages;
  readonly notes: Notes;
  readonly feedback: FeedbackResource;
  readonly deliveries: Deliveries;
  readonly faq: Faq;
  readonly agents: Agents;
  readonly notifications: Notifications;
  readonly auth: Auth;

  constructor(options: SupportOptions = {}) {
    const client = new Client(options);
    this.tickets = new Tickets(client);
    this.messages = new Messages(client);
    this.notes = new Notes(client);
    this.feedback = new FeedbackResource(client);
    this.deliveries = new Deliveries(client);
    this.faq = new Faq(client);
    this.agents = new Agents(client);
    this.notifications = new Notifications(client);
    this.auth = new Auth(client);
  }
}
