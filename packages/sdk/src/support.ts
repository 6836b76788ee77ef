import { Client, type RequestOptions, type SupportOptions } from './client.js';
import { customerOperations } from './contract/customer-operations.js';
import { staffOperations } from './contract/staff-operations.js';
import { Live } from './live/live.js';
import { AdminFaq } from './resources/admin-faq.js';
import { Agents } from './resources/agents.js';
import { Auth } from './resources/auth.js';
import { FeedbackResource } from './resources/feedback.js';
import { Guests } from './resources/guests.js';
import { HostDeliveries } from './resources/host-deliveries.js';
import { Integrations } from './resources/integrations.js';
import { MailResource } from './resources/mail.js';
import { Messages } from './resources/messages.js';
import { Notes } from './resources/notes.js';
import { Notifications } from './resources/notifications.js';
import { PendingActs } from './resources/pending-acts.js';
import { SettingsResource } from './resources/settings.js';
import { StaffTickets } from './resources/staff-tickets.js';
import type { Asker } from './types.js';

/**
 * The logiShift support API.
 *
 * ```ts
 * const support = new Support({ baseUrl: 'https://support.example', token: () => myHost.supportToken() });
 * const ticket = await support.tickets.create({ subject: 'Not here yet', description: '…', category: 'late' });
 * ```
 */
export class Support {
  readonly tickets: StaffTickets;
  readonly messages: Messages;
  readonly pendingActs: PendingActs;
  readonly notes: Notes;
  readonly feedback: FeedbackResource;
  readonly deliveries: HostDeliveries;
  readonly live: Live;
  readonly guests: Guests;
  readonly faq: AdminFaq;
  readonly agents: Agents;
  readonly notifications: Notifications;
  readonly mail: MailResource;
  readonly integrations: Integrations;
  readonly auth: Auth;
  readonly settings: SettingsResource;

  /** Who is asking, by the server's word. Every answer says it too: `onPerson`. */
  readonly person: (options?: RequestOptions) => Promise<Asker>;

  constructor(options: SupportOptions = {}) {
    const client = new Client(options, { ...customerOperations, ...staffOperations });
    this.person = (options) => client.call('person.get', {}, options);
    this.tickets = new StaffTickets(client);
    this.messages = new Messages(client);
    this.pendingActs = new PendingActs(client);
    this.notes = new Notes(client);
    this.feedback = new FeedbackResource(client);
    this.deliveries = new HostDeliveries(client);
    this.live = new Live(options, () => import('./live/stream.js'));
    this.guests = new Guests(client);
    this.faq = new AdminFaq(client);
    this.agents = new Agents(client);
    this.notifications = new Notifications(client);
    this.mail = new MailResource(client);
    this.integrations = new Integrations(client);
    this.auth = new Auth(client);
    this.settings = new SettingsResource(client);
  }
}
