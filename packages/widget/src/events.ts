import type { Ticket, TicketCategory } from '@logishift/support-sdk/customer';

/** Where one can go inside the widget. */
export type ViewName = 'home' | 'tickets' | 'news' | 'faq' | 'form' | 'ticket';

/** A view and what it shows. */
export interface View {
  view: ViewName;
  /** Of `ticket`. */
  ticketId?: string | undefined;
  /** Of `form` and `faq`: the category chosen first. */
  category?: TicketCategory | undefined;
  /** Of `form` and `home`: another delivery than the element's own. */
  delivery?: string | undefined;
  /** Of `faq`: the entry to unfold. */
  entryId?: string | undefined;
  /** Of `faq`: words to look for. Of `form`: words that were looked for in vain; they become its subject. */
  query?: string | undefined;
  /** Of `form`: its subject, as long as nothing else is written there. */
  subject?: string | undefined;
}

/** What one may ask to see: without a view it is the one that fits the rest. */
export type Asked = Partial<View>;

const outwards = { bubbles: true, composed: true };

/** A ticket was created. */
export class LogishiftTicketCreatedEvent extends Event {
  static readonly type = 'logishift-ticket-created';
  constructor(readonly ticket: Ticket) {
    super(LogishiftTicketCreatedEvent.type, outwards);
  }
}

/**
 * Something failed that was not the customer's doing: an error of the SDK, or a TypeError where a token is no JWT. The
 * widget shows what concerns the customer and tries again; this is for your log.
 */
export class LogishiftErrorEvent extends Event {
  static readonly type = 'logishift-error';
  constructor(readonly error: unknown) {
    super(LogishiftErrorEvent.type, outwards);
  }
}

/**
 * An element standing alone asks for a view it does not have. Cancel it and show the view yourself; else
 * `ticket-href` or `form-href` is followed, or the page's `<logishift-help>` opens.
 */
export class LogishiftNavigateEvent extends Event {
  static readonly type = 'logishift-navigate';
  constructor(readonly view: View) {
    super(LogishiftNavigateEvent.type, { ...outwards, cancelable: true });
  }
}

declare global {
  // They bubble: listened for on the element, or on document or window.
  interface GlobalEventHandlersEventMap {
    'logishift-ticket-created': LogishiftTicketCreatedEvent;
    'logishift-error': LogishiftErrorEvent;
    'logishift-navigate': LogishiftNavigateEvent;
  }
}
