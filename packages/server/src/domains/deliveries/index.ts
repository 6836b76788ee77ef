export { mountDeliveries } from './routes.js';
export { deliveriesById, deliveryForTicket, keepClaims } from './service.js';
