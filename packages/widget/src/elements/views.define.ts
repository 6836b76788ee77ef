/**
 * The views beyond the first, what follows the stream, and what sends, in one chunk: together they weigh half of what they would
 * alone. The first view and the panel come along, so that these and what all share are one file.
 */
// The styles beside each other, as in `panel.define.ts`.
import '../parts/choice.styles.js';
import '../parts/stepper.styles.js';
import './faq/faq.styles.js';
import './guest/guest.styles.js';
import './news/news.styles.js';
import './parcel-picker/parcel-picker.styles.js';
import './support/support.styles.js';
import './ticket-form/ticket-form.styles.js';
import './ticket-list/ticket-list.styles.js';
import './ticket-sent/ticket-sent.styles.js';
import './ticket-status/ticket-status.styles.js';
import './ticket-view/ticket-view.styles.js';
import { define } from './define-once.js';
import { LogishiftFaq } from './faq/faq.js';
import { LogishiftGuest } from './guest/guest.js';
import { LogishiftNews } from './news/news.js';
import { definePanel } from './panel/panel.define.js';
import { LogishiftParcelPicker } from './parcel-picker/parcel-picker.js';
import { LogishiftSupport } from './support/support.js';
import { LogishiftTicketForm } from './ticket-form/ticket-form.js';
import { LogishiftTicketList } from './ticket-list/ticket-list.js';
import { LogishiftTicketSent } from './ticket-sent/ticket-sent.js';
import { LogishiftTicketStatus } from './ticket-status/ticket-status.js';
import { LogishiftTicketView } from './ticket-view/ticket-view.js';

export { deliver } from '../session/deliver.js';
export { Following } from '../session/following.js';

/** Defines every view, the panel and what they show in turn. */
export function defineViews(): void {
  definePanel();
  define({
    'logishift-faq': LogishiftFaq,
    'logishift-guest': LogishiftGuest,
    'logishift-news': LogishiftNews,
    'logishift-parcel-picker': LogishiftParcelPicker,
    'logishift-support': LogishiftSupport,
    'logishift-ticket-form': LogishiftTicketForm,
    'logishift-ticket-list': LogishiftTicketList,
    'logishift-ticket-sent': LogishiftTicketSent,
    'logishift-ticket-status': LogishiftTicketStatus,
    'logishift-ticket-view': LogishiftTicketView,
  });
}
