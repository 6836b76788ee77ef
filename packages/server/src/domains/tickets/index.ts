export { assign, freeFromGone, moveBackToWork } from './assigning.js';
export { agentsOf, audienceOf, toldOf } from './audience.js';
export { closeResolvedTickets } from './auto-close.js';
export { changeStatus } from './changing.js';
export { loadForChange, loadWithHolder, requireAction, requireVersion } from './guard.js';
export { afterCustomerMessage, afterFeedback, isSettled } from './lifecycle.js';
export { moveTicket, subjectOf } from './moving.js';
export {
  countHeldTickets,
  findPeople,
  findTicket,
  heldTicketsForUpdate,
  type LoadedTicket,
  updateTicket,
} from './queries.js';
export { mountTickets } from './routes.js';
export { verifyDelivery, verifyDeliveryJob, verifyDeliveryRetries } from './verify-delivery.js';
