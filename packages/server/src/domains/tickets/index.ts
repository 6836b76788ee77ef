import { defineDomain } from '../../platform/domain.js';
import { ticketJobs } from './jobs.js';
import { limits } from './limits.js';
import { ticketFigures } from './queries/figures.js';
import { mountTickets } from './routes.js';
import { settings } from './settings.js';

export { audienceOf, toldOf } from './audience.js';
export { conversationPort, feedbackPort, type Matching, notePort, searchPort, type Wanted } from './beside.js';
export { loadForChange, loadTicket, loadWithHolder, requireAction, requireVersion } from './guard.js';
export { afterCustomerMessage, afterFeedback, isSettled, unansweredAfter } from './lifecycle.js';
export { giveTickets, ticketsOfCustomerForUpdate } from './queries/adoption.js';
export { countHeldTickets } from './queries/counts.js';
export { endAllNews, endNews, lockNews, newsBegins } from './queries/news.js';
export {
  findTicket,
  findTicketForUpdate,
  heldTicketsForUpdate,
  type LoadedTicket,
  nothingBeside,
  updateTicket,
} from './queries/tickets.js';
export { visibleTo } from './queries/visible.js';
export { settings as ticketSettings } from './settings.js';
export { assign, freeFromGone, moveBackToWork } from './steps/assigning.js';
export { changeStatus, requireStatus } from './steps/changing-status.js';
export { moveTicket } from './steps/moving.js';
export { recordOnTicket } from './steps/recording.js';
export { trackingUrl } from './tracking/tracking-code.js';
export { changeTicket } from './verbs/change-ticket.js';

/** What customers ask for, and how it goes on. */
export const tickets = defineDomain({
  name: 'tickets',
  settings,
  limits,
  routes: mountTickets,
  readers: [ticketFigures],
  jobs: ticketJobs,
});
