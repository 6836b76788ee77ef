import { define } from '../define-once.js';
import { LogishiftTicketStatus } from './ticket-status.js';

define('logishift-ticket-status', LogishiftTicketStatus);
