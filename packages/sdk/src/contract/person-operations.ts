import type { Operation } from './operation.js';

/** Asked by pages and by the stream alike: whose a token is. */
export const personOperations = {
  'person.get': {
    method: 'GET',
    path: '/api/support/person/',
    who: ['customer', 'guest', 'link', 'pending_agent', 'agent', 'admin'],
  },
} as const satisfies Record<string, Operation>;
