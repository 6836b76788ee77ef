/** The views beyond the first, in one chunk: together they weigh half of what they would one by one. */
import { define } from './define-once.js';
import { LogishiftFaq } from './faq/faq.js';
import { LogishiftTicketForm } from './ticket-form/ticket-form.js';
import { LogishiftTicketList } from './ticket-list/ticket-list.js';
import { LogishiftTicketSent } from './ticket-sent/ticket-sent.js';
import { LogishiftTicketView } from './ticket-view/ticket-view.js';

define('logishift-faq', LogishiftFaq);
define('logishift-ticket-form', LogishiftTicketForm);
define('logishift-ticket-list', LogishiftTicketList);
define('logishift-ticket-sent', LogishiftTicketSent);
define('logishift-ticket-view', LogishiftTicketView);
