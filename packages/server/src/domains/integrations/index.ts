import { defineDomain } from '../../platform/domain.js';
import { provide } from '../../platform/ports.js';
import { programs } from '../identity/index.js';
import { createPrograms } from './authenticate-key.js';
import { mountIntegrations } from './routes.js';

/** Hosts' programs and their keys. */
export const integrations = defineDomain({
  name: 'integrations',
  start: async ({ memory }) => ({ provides: [provide(programs, createPrograms(memory))] }),
  routes: mountIntegrations,
});
