import type { Operation } from './operation.js';

/** What operators and their tools ask of a server; the client has no method for it. */
export const opsOperations = {
  'ops.jwks': { method: 'GET', path: '/.well-known/jwks.json', who: 'anyone' },
  'ops.live': { method: 'GET', path: '/health/live', who: 'anyone' },
  'ops.ready': { method: 'GET', path: '/health/ready', who: 'anyone' },
  'ops.metrics': { method: 'GET', path: '/metrics', who: 'anyone' },
} as const satisfies Record<string, Operation>;
