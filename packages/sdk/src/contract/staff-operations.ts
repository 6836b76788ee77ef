import type { Operation } from './operation.js';

const staff = ['agent', 'admin'] as const;
const everyStaff = ['pending_agent', 'agent', 'admin'] as const;
const admin = ['admin'] as const;

/** What the console and the host's servers call. */
export const staffOperations = {
  'tickets.assigned': { method: 'GET', path: '/api/agent/tickets/', who: staff },
  'tickets.assignSelf': { method: 'POST', path: '/api/support/tickets/{id}/assign-self/', who: staff },
  'tickets.updateStatus': { method: 'PUT', path: '/api/support/tickets/{id}/update-status/', who: staff },
  'tickets.all': { method: 'GET', path: '/api/admin/support/tickets/', who: admin },
  'tickets.reassign': { method: 'POST', path: '/api/support/tickets/{id}/reassign/', who: admin },
  'tickets.readers': { method: 'GET', path: '/api/support/tickets/{id}/readers/', who: admin },
  'tickets.queues': { method: 'GET', path: '/api/agent/queues/', who: staff },
  'tickets.find': { method: 'GET', path: '/api/agent/tickets/{number}/', who: staff },
  'tickets.daily': { method: 'GET', path: '/api/admin/stats/daily/', who: admin },
  'tickets.stats': { method: 'GET', path: '/api/admin/stats/', who: admin },

  'pendingActs.add': { method: 'POST', path: '/api/support/tickets/{id}/pending-acts/', who: staff, creates: true },
  'pendingActs.list': { method: 'GET', path: '/api/support/pending-acts/', who: staff },
  'pendingActs.undo': { method: 'POST', path: '/api/support/pending-acts/{id}/undo/', who: staff },

  'notes.add': { method: 'POST', path: '/api/support/tickets/{id}/add-note/', who: staff, creates: true },

  'deliveries.put': {
    method: 'PUT',
    path: '/api/integrations/deliveries/{id}/',
    who: ['integration'],
    scope: 'deliveries:write',
  },

  'faq.entries': { method: 'GET', path: '/api/admin/faq/', who: admin },
  'faq.create': { method: 'POST', path: '/api/admin/faq/', who: admin, creates: true },
  'faq.preview': { method: 'POST', path: '/api/admin/faq/preview/', who: admin },
  'faq.reorder': { method: 'PUT', path: '/api/admin/faq/order/', who: admin },
  'faq.get': { method: 'GET', path: '/api/admin/faq/{id}/', who: admin },
  'faq.update': { method: 'PATCH', path: '/api/admin/faq/{id}/', who: admin },
  'faq.retire': { method: 'DELETE', path: '/api/admin/faq/{id}/', who: admin },

  'agents.register': { method: 'POST', path: '/api/support/register-agent/', who: 'anyone', creates: true },
  'agents.list': { method: 'GET', path: '/api/admin/agents/', who: admin },
  'agents.approve': { method: 'POST', path: '/api/admin/approve-agent/{agent_id}/', who: admin },
  'agents.reject': { method: 'POST', path: '/api/admin/reject-agent/{agent_id}/', who: admin },
  'agents.suspend': { method: 'POST', path: '/api/admin/suspend-agent/{agent_id}/', who: admin },
  'agents.reinstate': { method: 'POST', path: '/api/admin/reinstate-agent/{agent_id}/', who: admin },

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
  'auth.sessions': { method: 'GET', path: '/api/auth/sessions/', who: everyStaff },
  'auth.endSession': { method: 'DELETE', path: '/api/auth/sessions/{id}/', who: everyStaff },
  'auth.forgotPassword': { method: 'POST', path: '/api/auth/password/forgot/', who: 'anyone' },
  'auth.resetPassword': { method: 'POST', path: '/api/auth/password/reset/', who: 'anyone' },
  'auth.sendVerification': { method: 'POST', path: '/api/auth/verify-email/send/', who: everyStaff },
  'auth.verifyEmail': { method: 'POST', path: '/api/auth/verify-email/', who: 'anyone' },

  'settings.get': { method: 'GET', path: '/api/admin/settings/', who: admin },
} as const satisfies Record<string, Operation>;
