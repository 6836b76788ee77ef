/**
 * The views beyond the first, and what follows the stream, in one chunk: together they weigh half of what they would
 * alone. The first view and the panel come along, so that these and what all share are one file.
 */
import './panel/panel.define.js';
import { define } from './define-once.js';
import { LogishiftFaq } from './faq/faq.js';
import { LogishiftGuest } from './guest/guest.js';
import { LogishiftSupport } from './support/support.js';
import { LogishiftTicketForm } from './ticket-form/ticket-form.js';
import { LogishiftTicketList } from './ticket-list/ticket-list.js';
import { LogishiftTicketSent } from './ticket-sent/ticket-sent.js';
import { LogishiftTicketStatus } from './ticket-status/ticket-status.js';
import { LogishiftTicketView } from './ticket-view/ticket-view.js';

export { Following } from '../session/following.js';

define('logishift-faq', LogishiftFaq);
define('logishift-guest', LogishiftGuest);
define('logishift-support', LogishiftSupport);
define('logishift-ticket-form', LogishiftTicketForm);
define('logishift-ticket-list', LogishiftTicketList);
define('logishift-ticket-sent', LogishiftTicketSent);
define('logishift-ticket-status', LogishiftTicketStatus);
define('logishift-ticket-view', LogishiftTicketView);
