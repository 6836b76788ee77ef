/** Defines `<logishift-ticket-status>` at once. In Node it does nothing. */
import { define } from '../elements/define-once.js';
import { LogishiftTicketStatus } from '../elements/ticket-status/ticket-status.js';

define({ 'logishift-ticket-status': LogishiftTicketStatus });
