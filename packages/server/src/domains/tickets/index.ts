import { defineDomain } from '../../platform/domain.js';
import { ticketJobs } from './jobs.js';
import { limits } from './limits.js';
import { mountTickets } from './routes.js';
import { settings } from './settings.js';

export { giveTickets, ticketsOfCustomerForUpdate } from './adopting-queries.js';
export { assign, freeFromGone, moveBackToWork } from './assigning.js';
export { audienceOf, readersOf, toldOf } from './audience.js';
export { conversationPort, feedbackPort, notePort } from './beside.js';
export { changeStatus, requireStatus, updateStatus } from './changing.js';
export { countHeldTickets } from './count-queries.js';
export { loadForChange, loadTicket, loadWithHolder, requireAction, requireVersion } from './guard.js';
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
export { settings as ticketSettings } from './settings.js';
export { trackingUrl } from './tracking-code.js';

/** What customers ask for, and how it goes on. */
export const tickets = defineDomain({ name: 'tickets', settings, limits, routes: mountTickets, jobs: ticketJobs });
