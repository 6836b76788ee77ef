/** Defines all elements, each unless the page has it already. In Node it does nothing. */
import { define } from './elements/define-once.js';
import { LogishiftGuest } from './elements/guest/guest.js';
import { LogishiftTicketSent } from './elements/ticket-sent/ticket-sent.js';
import {
  LogishiftFaq,
  LogishiftHelp,
  LogishiftSupport,
  LogishiftTicketForm,
  LogishiftTicketList,
  LogishiftTicketStatus,
  LogishiftTicketView,
} from './index.js';

define('logishift-help', LogishiftHelp);
define('logishift-support', LogishiftSupport);
define('logishift-ticket-form', LogishiftTicketForm);
define('logishift-ticket-list', LogishiftTicketList);
define('logishift-ticket-view', LogishiftTicketView);
define('logishift-faq', LogishiftFaq);
define('logishift-ticket-status', LogishiftTicketStatus);
// What these show in turn, where no panel has brought it along.
define('logishift-guest', LogishiftGuest);
define('logishift-ticket-sent', LogishiftTicketSent);
