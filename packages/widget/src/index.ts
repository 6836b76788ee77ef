/**
 * The widget's element classes and events. Importing this defines nothing and touches nothing, also in Node;
 * `@logishift/support-widget/define` defines the elements.
 */
import type { LogishiftFaq } from './elements/faq/faq.js';
import type { LogishiftSupport } from './elements/support/support.js';
import type { LogishiftTicketForm } from './elements/ticket-form/ticket-form.js';
import type { LogishiftTicketList } from './elements/ticket-list/ticket-list.js';
import type { LogishiftTicketStatus } from './elements/ticket-status/ticket-status.js';
import type { LogishiftTicketView } from './elements/ticket-view/ticket-view.js';

export { LogishiftFaq } from './elements/faq/faq.js';
export { LogishiftHelp } from './elements/help/help.js';
export { LogishiftUnreadEvent } from './elements/help/unread.event.js';
export { LogishiftCloseEvent, LogishiftOpenEvent } from './elements/panel/panel.events.js';
export { LogishiftSupport } from './elements/support/support.js';
export { LogishiftTicketForm } from './elements/ticket-form/ticket-form.js';
export { LogishiftTicketList } from './elements/ticket-list/ticket-list.js';
export { LogishiftTicketStatus } from './elements/ticket-status/ticket-status.js';
export { LogishiftTicketView } from './elements/ticket-view/ticket-view.js';
export {
  type Asked,
  LogishiftErrorEvent,
  LogishiftNavigateEvent,
  LogishiftTicketCreatedEvent,
  type View,
  type ViewName,
} from './events.js';
export type { GetToken } from './session/asking.js';
export type { TextOverrides } from './session/root.js';
export type { Forms, TextKey, Texts } from './texts/en.js';

declare global {
  interface HTMLElementTagNameMap {
    'logishift-support': LogishiftSupport;
    'logishift-ticket-form': LogishiftTicketForm;
    'logishift-ticket-list': LogishiftTicketList;
    'logishift-ticket-view': LogishiftTicketView;
    'logishift-faq': LogishiftFaq;
    'logishift-ticket-status': LogishiftTicketStatus;
  }
}
