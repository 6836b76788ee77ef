/** Defines `<logishift-ticket-view>` at once, with what it shows in turn. In Node it does nothing. */
import { define } from '../elements/define-once.js';
import { LogishiftGuest } from '../elements/guest/guest.js';
import { LogishiftTicketView } from '../elements/ticket-view/ticket-view.js';

define({ 'logishift-ticket-view': LogishiftTicketView, 'logishift-guest': LogishiftGuest });
