/** Defines `<logishift-ticket-list>` at once, with what it shows in turn. In Node it does nothing. */
import { define } from '../elements/define-once.js';
import { LogishiftGuest } from '../elements/guest/guest.js';
import { LogishiftTicketList } from '../elements/ticket-list/ticket-list.js';

define({ 'logishift-ticket-list': LogishiftTicketList, 'logishift-guest': LogishiftGuest });
