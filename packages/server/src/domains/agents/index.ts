import { defineDomain } from '../../platform/domain.js';
import { provide } from '../../platform/ports.js';
import { registrations } from '../identity/index.js';
import { limits } from './limits.js';
import { registerAnew } from './register-agent.js';
import { mountAgents } from './routes.js';

/** Who works here: registration, approval, suspension. */
export const agents = defineDomain({
  name: 'agents',
  limits,
  provides: [provide(registrations, registerAnew)],
  routes: mountAgents,
});
