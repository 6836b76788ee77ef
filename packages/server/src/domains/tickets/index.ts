export { assign, freeFromGone, moveBackToWork } from './assigning.js';
export { audienceOf, readersOf, toldOf } from './audience.js';
export { changeStatus, requireStatus, updateStatus } from './changing.js';
export { countHeldTickets } from './count-queries.js';
export { loadForChange, loadTicket, loadWithHolder, requireAction, requireVersion } from './guard.js';
export { missingWaitsJob, ticketJobs } from './jobs.js';
export { afterCustomerMessage, afterFeedback, isSettled, unansweredAfter } from './lifecycle.js';
export { moveTicket, subjectOf } from './moving.js';
export { beginNews, endAllNews, endNews, lockNews } from './news-queries.js';
export {
  findTicket,
  findTicketForUpdate,
  heldTicketsForUpdate,
  type LoadedTicket,
  nothingBeside,
  updateTicket,
  visibleTo,
} from './queries.js';
export { mountTickets } from './routes.js';
export { trackingUrl } from './tracking-code.js';
