export { mountDeliveries } from './routes.js';
export { createClaimKeeper, deliveriesById, deliveryForTicket } from './service.js';
