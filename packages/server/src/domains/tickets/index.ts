export { agentsOf, audienceOf } from './audience.js';
export { closeResolvedTickets } from './auto-close.js';
export { moveTicket, subjectOf } from './change.js';
export { afterCustomerMessage } from './lifecycle.js';
export {
  countHeldTickets,
  findPeople,
  findTicket,
  heldTicketsForUpdate,
  type LoadedTicket,
  updateTicket,
} from './queries.js';
export { mountTickets } from './routes.js';
export { assign, changeStatus, loadForChange, moveBackToWork, requireAction, requireVersion } from './service.js';
export { verifyDelivery, verifyDeliveryJob, verifyDeliveryRetries } from './verify-delivery.js';
