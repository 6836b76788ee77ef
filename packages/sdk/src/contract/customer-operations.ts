import type { Operation } from './operation.js';

const customer = ['customer', 'guest'] as const;
/** The customer's side of one ticket. */
const asker = ['customer', 'guest', 'link'] as const;
const bothSides = ['customer', 'guest', 'link', 'agent', 'admin'] as const;
const signedIn = ['customer', 'guest', 'pending_agent', 'agent', 'admin'] as const;

/** What a host's pages call, and what all share: nothing that is staff's alone. */
export const customerOperations = {
  'tickets.create': { method: 'POST', path: '/api/support/tickets/create/', who: customer, creates: true, cors: true },
  'tickets.list': { method: 'GET', path: '/api/support/tickets/', who: customer, cors: true },
  'tickets.get': { method: 'GET', path: '/api/support/tickets/{id}/', who: bothSides, cors: true },
  'tickets.confirm': { method: 'POST', path: '/api/support/tickets/{id}/confirm/', who: asker, cors: true },
  'tickets.reopen': { method: 'POST', path: '/api/support/tickets/{id}/reopen/', who: asker, cors: true },
  'tickets.track': { method: 'GET', path: '/api/support/track/{tracking_code}/', who: 'anyone', cors: true },

  'messages.send': {
    method: 'POST',
    path: '/api/support/tickets/{id}/messages/',
    who: bothSides,
    creates: true,
    cors: true,
  },
  'messages.mark': { method: 'POST', path: '/api/support/tickets/{id}/marks/', who: bothSides, cors: true },

  'feedback.give': {
    method: 'POST',
    path: '/api/support/tickets/{id}/feedback/',
    who: asker,
    creates: true,
    cors: true,
  },

  'deliveries.list': { method: 'GET', path: '/api/support/deliveries/', who: customer, cors: true },
  'deliveries.get': { method: 'GET', path: '/api/support/deliveries/{ref}/', who: customer, cors: true },

  'guests.requestCode': { method: 'POST', path: '/api/support/guests/code/', who: 'anyone', cors: true },
  'guests.verify': { method: 'POST', path: '/api/support/guests/verify/', who: 'anyone', cors: true },
  'guests.adopt': { method: 'POST', path: '/api/support/guests/adopt/', who: ['customer'], cors: true },

  'faq.list': { method: 'GET', path: '/api/support/faq/', who: 'anyone', cors: true },

  'notifications.list': { method: 'GET', path: '/api/support/notifications/', who: signedIn, cors: true },
  'notifications.read': { method: 'POST', path: '/api/support/notifications/{id}/read/', who: signedIn, cors: true },
  'notifications.readAll': { method: 'POST', path: '/api/support/notifications/read-all/', who: signedIn, cors: true },
  'notifications.preferences': {
    method: 'GET',
    path: '/api/support/notification-preferences/',
    who: signedIn,
    cors: true,
  },
  'notifications.setPreferences': {
    method: 'PATCH',
    path: '/api/support/notification-preferences/',
    who: signedIn,
    cors: true,
  },
} as const satisfies Record<string, Operation>;
