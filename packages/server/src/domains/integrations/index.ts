import { defineDomain } from '../../platform/domain.js';
import { provide } from '../../platform/ports.js';
import { programs } from '../identity/index.js';
import { authenticateKey } from './authenticate-key.js';
import { mountIntegrations } from './routes.js';

/** Hosts' programs and their keys. */
export const integrations = defineDomain({
  name: 'integrations',
  provides: [provide(programs, authenticateKey)],
  routes: mountIntegrations,
});
