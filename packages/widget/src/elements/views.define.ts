/**
 * The views beyond the first, and what follows the stream, in one chunk: together they weigh half of what they would
 * alone. The first view and the panel come along, so that these and what all share are one file.
 */
// The styles beside each other: alike as they are, they weigh less so.
import './panel/panel.define.js';
import './faq/faq.styles.js';
import './guest/guest.styles.js';
import './support/support.styles.js';
import './ticket-form/ticket-form.styles.js';
import './ticket-list/ticket-list.styles.js';
import './ticket-sent/ticket-sent.styles.js';
import './ticket-status/ticket-status.styles.js';
import './ticket-view/ticket-view.styles.js';
import '../parts/choice.styles.js';
import '../parts/stepper.styles.js';
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
