/** What the type entries of the frameworks have in common: what a host sets on each element, and what it hears. */
import type {
  GetToken,
  LogishiftCloseEvent,
  LogishiftErrorEvent,
  LogishiftFaq,
  LogishiftHelp,
  LogishiftNavigateEvent,
  LogishiftOpenEvent,
  LogishiftSupport,
  LogishiftTicketCreatedEvent,
  LogishiftTicketForm,
  LogishiftTicketList,
  LogishiftTicketStatus,
  LogishiftTicketView,
  LogishiftUnreadEvent,
  TextOverrides,
} from '@logishift/support-widget';

/** Properties by their own names. */
type Some<Element, Names extends keyof Element> = { [Name in Names]?: Element[Name] | undefined };

/** Of all elements. */
interface Common {
  api?: string | undefined;
  token?: string | null | undefined;
  getToken?: GetToken | null | undefined;
  texts?: TextOverrides | undefined;
  theme?: 'auto' | 'light' | 'dark' | null | undefined;
}

/** Of those that stand inside a page. The attribute's name does as well: a server that renders the page writes it. */
interface Inline extends Common {
  fill?: boolean | undefined;
  ticketHref?: string | undefined;
  'ticket-href'?: string | undefined;
  formHref?: string | undefined;
  'form-href'?: string | undefined;
  signInHref?: string | undefined;
  'sign-in-href'?: string | undefined;
}

interface WithTicket {
  ticketId?: string | undefined;
  'ticket-id'?: string | undefined;
}

export interface Properties {
  'logishift-help': Common &
    Some<LogishiftHelp, 'delivery'> & {
      position?: 'bottom-end' | 'bottom-start' | undefined;
      'sign-in-href'?: string | undefined;
      preview?: 'brief' | 'off' | undefined;
      'support-url'?: string | undefined;
    };
  'logishift-support': Inline & WithTicket & Some<LogishiftSupport, 'delivery' | 'view' | 'category'>;
  'logishift-ticket-form': Inline & Some<LogishiftTicketForm, 'delivery' | 'category'>;
  'logishift-ticket-list': Inline & Some<LogishiftTicketList, 'filter'>;
  'logishift-ticket-view': Inline & WithTicket & Some<LogishiftTicketView, 'link'>;
  'logishift-faq': Inline & Some<LogishiftFaq, 'category' | 'query' | 'entryId'> & { 'entry-id'?: string | undefined };
  'logishift-ticket-status': Inline & Some<LogishiftTicketStatus, 'code'>;
}

interface Failing {
  'logishift-error': LogishiftErrorEvent;
}
interface Sending extends Failing {
  'logishift-ticket-created': LogishiftTicketCreatedEvent;
}
interface Leading extends Failing {
  'logishift-navigate': LogishiftNavigateEvent;
}

export interface Events {
  'logishift-help': Sending & {
    'logishift-open': LogishiftOpenEvent;
    'logishift-close': LogishiftCloseEvent;
    'logishift-unread': LogishiftUnreadEvent;
  };
  'logishift-support': Sending;
  'logishift-ticket-form': Sending & Leading;
  'logishift-ticket-list': Leading;
  'logishift-ticket-view': Leading;
  'logishift-faq': Leading;
  'logishift-ticket-status': Failing;
}

export interface Elements {
  'logishift-help': LogishiftHelp;
  'logishift-support': LogishiftSupport;
  'logishift-ticket-form': LogishiftTicketForm;
  'logishift-ticket-list': LogishiftTicketList;
  'logishift-ticket-view': LogishiftTicketView;
  'logishift-faq': LogishiftFaq;
  'logishift-ticket-status': LogishiftTicketStatus;
}

/** As React 19, Preact and Svelte 5 listen: `onlogishift-open`. */
export type Listeners<Tag extends keyof Events> = {
  [Name in keyof Events[Tag] & string as `on${Name}`]?: ((event: Events[Tag][Name]) => void) | undefined;
};
