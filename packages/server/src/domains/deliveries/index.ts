export { deliveryJobs, missingKeysJob } from './jobs.js';
export { keepClaims } from './keep.js';
export { type HostWord, lookUpAgain, lookUpUnknown } from './look-up.js';
export { mountDeliveries } from './routes.js';
export { deliveriesById, deliveryForTicket } from './service.js';
