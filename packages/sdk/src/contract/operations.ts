/**
 * Every operation as plain data: apart from the shapes, so that the SDK's bundle carries this table and no zod.
 * A new endpoint begins with a line here.
 */

/**
 * Kinds of caller. A `guest` is a customer without the host's sign-in: known by a proven address, or by a token for one
 * delivery. A `link` is whoever opens a ticket from a mail. A `pending_agent` has registered and awaits approval (or was
 * rejected). An `integration` is a program with an API key.
 */
export type Caller = 'customer' | 'guest' | 'link' | 'pending_agent' | 'agent' | 'admin' | 'integration';

export interface Operation {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** With the final slash for `/api` routes; every route answers with and without it. */
  path: `/${string}`;
  /** Who may ever use it. A signed-in caller of another kind gets 403. */
  who: 'anyone' | readonly Caller[];
  /** It creates something: an `Idempotency-Key` is honoured, and the SDK sends one. */
  creates?: true;
  /** Read by pages from any origin in `SUPPORT_ALLOWED_ORIGINS`; the others are the console's. */
  cors?: true;
}

const customer = ['customer', 'guest'] as const;
/** The customer's side of one ticket. */
const asker = ['customer', 'guest', 'link'] as const;
const staff = ['agent', 'admin'] as const;
const everyStaff = ['pending_agent', 'agent', 'admin'] as const;
const bothSides = ['customer', 'guest', 'link', 'agent', 'admin'] as const;
const signedIn = ['customer', 'guest', 'pending_agent', 'agent', 'admin'] as const;
const everybody = ['customer', 'guest', 'link', 'pending_agent', 'agent', 'admin'] as const;
const admin = ['admin'] as const;

export const operations = {
  'tickets.create': { method: 'POST', path: '/api/support/tickets/create/', who: customer, creates: true, cors: true },
  'tickets.list': { method: 'GET', path: '/api/support/tickets/', who: customer, cors: true },
  'tickets.get': { method: 'GET', path: '/api/support/tickets/{id}/', who: bothSides, cors: true },
  'tickets.confirm': { method: 'POST', path: '/api/support/tickets/{id}/confirm/', who: asker, cors: true },
  'tickets.reopen': { method: 'POST', path: '/api/support/tickets/{id}/reopen/', who: asker, cors: true },
  'tickets.track': { method: 'GET', path: '/api/support/track/{tracking_code}/', who: 'anyone', cors: true },
  'tickets.assigned': { method: 'GET', path: '/api/agent/tickets/', who: staff },
  'tickets.assignSelf': { method: 'POST', path: '/api/support/tickets/{id}/assign-self/', who: staff },
  'tickets.updateStatus': { method: 'PUT', path: '/api/support/tickets/{id}/update-status/', who: staff },
  'tickets.all': { method: 'GET', path: '/api/admin/support/tickets/', who: admin },
  'tickets.reassign': { method: 'POST', path: '/api/support/tickets/{id}/reassign/', who: admin },
  'tickets.stats': { method: 'GET', path: '/api/admin/stats/', who: admin },

  'messages.send': {
    method: 'POST',
    path: '/api/support/tickets/{id}/messages/',
    who: bothSides,
    creates: true,
    cors: true,
  },
  'messages.mark': { method: 'POST', path: '/api/support/tickets/{id}/marks/', who: bothSides, cors: true },
  'notes.add': { method: 'POST', path: '/api/support/tickets/{id}/add-note/', who: staff, creates: true },
  'feedback.give': {
    method: 'POST',
    path: '/api/support/tickets/{id}/feedback/',
    who: asker,
    creates: true,
    cors: true,
  },

  'deliveries.list': { method: 'GET', path: '/api/support/deliveries/', who: customer, cors: true },
  'deliveries.get': { method: 'GET', path: '/api/support/deliveries/{ref}/', who: customer, cors: true },

  'deliveries.put': { method: 'PUT', path: '/api/integrations/deliveries/{id}/', who: ['integration'] },

  'live.stream': { method: 'GET', path: '/api/support/live/', who: everybody, cors: true },
  'live.end': { method: 'DELETE', path: '/api/support/live/', who: everybody, cors: true },
  'live.signal': { method: 'POST', path: '/api/support/tickets/{id}/presence/', who: bothSides, cors: true },

  'guests.requestCode': { method: 'POST', path: '/api/support/guests/code/', who: 'anyone', cors: true },
  'guests.verify': { method: 'POST', path: '/api/support/guests/verify/', who: 'anyone', cors: true },
  'guests.adopt': { method: 'POST', path: '/api/support/guests/adopt/', who: ['customer'], cors: true },

  'faq.list': { method: 'GET', path: '/api/support/faq/', who: 'anyone', cors: true },
  'faq.entries': { method: 'GET', path: '/api/admin/faq/', who: admin },
  'faq.create': { method: 'POST', path: '/api/admin/faq/', who: admin, creates: true },
  'faq.get': { method: 'GET', path: '/api/admin/faq/{id}/', who: admin },
  'faq.update': { method: 'PATCH', path: '/api/admin/faq/{id}/', who: admin },
  'faq.retire': { method: 'DELETE', path: '/api/admin/faq/{id}/', who: admin },

  'agents.register': { method: 'POST', path: '/api/support/register-agent/', who: 'anyone', creates: true },
  'agents.list': { method: 'GET', path: '/api/admin/agents/', who: admin },
  'agents.approve': { method: 'POST', path: '/api/admin/approve-agent/{agent_id}/', who: admin },
  'agents.reject': { method: 'POST', path: '/api/admin/reject-agent/{agent_id}/', who: admin },
  'agents.suspend': { method: 'POST', path: '/api/admin/suspend-agent/{agent_id}/', who: admin },
  'agents.reinstate': { method: 'POST', path: '/api/admin/reinstate-agent/{agent_id}/', who: admin },

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

  'mail.list': { method: 'GET', path: '/api/admin/mails/', who: admin },
  'mail.retry': { method: 'POST', path: '/api/admin/mails/{id}/retry/', who: admin },

  'integrations.keys': { method: 'GET', path: '/api/admin/api-keys/', who: admin },
  'integrations.createKey': { method: 'POST', path: '/api/admin/api-keys/', who: admin },
  'integrations.revokeKey': { method: 'DELETE', path: '/api/admin/api-keys/{id}/', who: admin },

  'auth.signIn': { method: 'POST', path: '/api/auth/token/', who: 'anyone' },
  'auth.refresh': { method: 'POST', path: '/api/auth/token/refresh/', who: 'anyone' },
  'auth.signOut': { method: 'POST', path: '/api/auth/logout/', who: 'anyone' },
  'auth.me': { method: 'GET', path: '/api/auth/me/', who: everyStaff },
  'auth.updateMe': { method: 'PATCH', path: '/api/auth/me/', who: everyStaff },
  'auth.changePassword': { method: 'POST', path: '/api/auth/password/', who: everyStaff },

  'auth.forgotPassword': { method: 'POST', path: '/api/auth/password/forgot/', who: 'anyone' },
  'auth.resetPassword': { method: 'POST', path: '/api/auth/password/reset/', who: 'anyone' },
  'auth.sendVerification': { method: 'POST', path: '/api/auth/verify-email/send/', who: everyStaff },
  'auth.verifyEmail': { method: 'POST', path: '/api/auth/verify-email/', who: 'anyone' },

  'ops.jwks': { method: 'GET', path: '/.well-known/jwks.json', who: 'anyone' },
  'ops.live': { method: 'GET', path: '/health/live', who: 'anyone' },
  'ops.ready': { method: 'GET', path: '/health/ready', who: 'anyone' },
  'ops.metrics': { method: 'GET', path: '/metrics', who: 'anyone' },
} as const satisfies Record<string, Operation>;

export type OperationId = keyof typeof operations;
