import type { Operation } from './operation.js';
import { personOperations } from './person-operations.js';

const bothSides = ['customer', 'guest', 'link', 'agent', 'admin'] as const;
const everybody = ['customer', 'guest', 'link', 'pending_agent', 'agent', 'admin'] as const;

/** The stream, and what goes with it. */
export const liveOperations = {
  ...personOperations,
  'live.stream': { method: 'GET', path: '/api/support/live/', who: everybody },
  'live.end': { method: 'DELETE', path: '/api/support/live/', who: everybody },
  'live.signal': { method: 'POST', path: '/api/support/tickets/{id}/presence/', who: bothSides },
} as const satisfies Record<string, Operation>;
