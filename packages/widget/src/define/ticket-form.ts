/** Defines `<logishift-ticket-form>` at once, with what it shows in turn. In Node it does nothing. */
import { define } from '../elements/define-once.js';
import { LogishiftGuest } from '../elements/guest/guest.js';
import { LogishiftParcelPicker } from '../elements/parcel-picker/parcel-picker.js';
import { LogishiftTicketForm } from '../elements/ticket-form/ticket-form.js';
import { LogishiftTicketSent } from '../elements/ticket-sent/ticket-sent.js';

define({
  'logishift-ticket-form': LogishiftTicketForm,
  'logishift-guest': LogishiftGuest,
  'logishift-parcel-picker': LogishiftParcelPicker,
  'logishift-ticket-sent': LogishiftTicketSent,
});
