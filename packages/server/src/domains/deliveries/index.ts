import { defineDomain } from '../../platform/domain.js';
import { provide } from '../../platform/ports.js';
import { claimsKeeper } from '../identity/index.js';
import { createHostLookup, hostLookup } from './host/lookup.js';
import { deliveryJobs } from './jobs.js';
import { createClaimsKeeper } from './keep.js';
import { mountDeliveries } from './routes.js';
import { settings } from './settings.js';

export { deliveryForTicket } from './delivery-for-ticket.js';
export { isLateInSql } from './lateness.js';
export { type HostWord, lookUpAgain, lookUpUnknown } from './look-up.js';
export { settings as deliverySettings } from './settings.js';
export { deliveriesById, staffDeliveriesById } from './views.js';

/** Shipments of hosts, as far as they tell of them. */
export const deliveries = defineDomain({
  name: 'deliveries',
  settings,
  start: async (context) => {
    const { deliveryLookup } = settings.of(context);
    const lookup = deliveryLookup ? createHostLookup(deliveryLookup, context.log, context.now) : null;
    return { provides: [provide(hostLookup, lookup), provide(claimsKeeper, createClaimsKeeper(context.memory))] };
  },
  routes: mountDeliveries,
  jobs: deliveryJobs,
});
