/** Defines all elements, each unless the page has it already. In Node it does nothing. */
import { define } from './elements/define-once.js';
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
