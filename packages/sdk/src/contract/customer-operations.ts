import type { Operation } from './operation.js';
import { personOperations } from './person-operations.js';

const customer = ['customer', 'guest'] as const;
/** The customer's side of one ticket. */
const asker = ['customer', 'guest', 'link'] as const;
const bothSides = ['customer', 'guest', 'link', 'agent', 'admin'] as const;
const signedIn = ['customer', 'guest', 'pending_agent', 'agent', 'admin'] as const;

/** What a host's pages call, and what all share: nothing that is staff's alone. */
export const customerOperations = {
  ...personOperations,

  'tickets.create': { method: 'POST', path: '/api/support/tickets/create/', who: customer, creates: true },
  'tickets.list': { method: 'GET', path: '/api/support/tickets/', who: customer },
  'tickets.news': { method: 'GET', path: '/api/support/news/', who: customer },
  'tickets.get': { method: 'GET', path: '/api/support/tickets/{id}/', who: bothSides },
  'tickets.confirm': { method: 'POST', path: '/api/support/tickets/{id}/confirm/', who: asker },
  'tickets.reopen': { method: 'POST', path: '/api/support/tickets/{id}/reopen/', who: asker },
  'tickets.track': { method: 'GET', path: '/api/support/track/{tracking_code}/', who: 'anyone' },

  'messages.send': {
    method: 'POST',
    path: '/api/support/tickets/{id}/messages/',
    who: bothSides,
    creates: true,
  },
  'messages.mark': { method: 'POST', path: '/api/support/tickets/{id}/marks/', who: bothSides },

  'feedback.give': {
    method: 'POST',
    path: '/api/support/tickets/{id}/feedback/',
    who: asker,
    creates: true,
  },

  'deliveries.list': { method: 'GET', path: '/api/support/deliveries/', who: customer },
  'deliveries.get': { method: 'GET', path: '/api/support/deliveries/{ref}/', who: customer },

  'guests.requestCode': { method: 'POST', path: '/api/support/guests/code/', who: 'anyone' },
  'guests.verify': { method: 'POST', path: '/api/support/guests/verify/', who: 'anyone' },
  'guests.adopt': { method: 'POST', path: '/api/support/guests/adopt/', who: ['customer'], creates: true },

  'faq.list': { method: 'GET', path: '/api/support/faq/', who: 'anyone' },
  'faq.answer': { method: 'GET', path: '/api/support/faq/{id}/', who: 'anyone' },
  'faq.vote': { method: 'POST', path: '/api/support/faq/{id}/vote/', who: 'anyone' },

  'notifications.list': { method: 'GET', path: '/api/support/notifications/', who: signedIn },
  'notifications.read': { method: 'POST', path: '/api/support/notifications/{id}/read/', who: signedIn },
  'notifications.readTicket': { method: 'POST', path: '/api/support/tickets/{id}/read/', who: bothSides },
  'notifications.readAll': { method: 'POST', path: '/api/support/notifications/read-all/', who: signedIn },
  'notifications.preferences': {
    method: 'GET',
    path: '/api/support/notification-preferences/',
    who: signedIn,
  },
  'notifications.setPreferences': {
    method: 'PATCH',
    path: '/api/support/notification-preferences/',
    who: signedIn,
  },
} as const satisfies Record<string, Operation>;
