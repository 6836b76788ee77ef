/** An event of the panel: it bubbles out of every shadow root, so that the page hears it of `<logishift-help>`. */
class PanelEvent extends Event {
  constructor(type: string) {
    super(type, { bubbles: true, composed: true });
  }
}

/** The panel has opened. */
export class LogishiftOpenEvent extends PanelEvent {
  constructor() {
    super('logishift-open');
  }
}

/** The panel has closed. */
export class LogishiftCloseEvent extends PanelEvent {
  constructor() {
    super('logishift-close');
  }
}

declare global {
  // They bubble: listened for on the element, or on document or window.
  interface GlobalEventHandlersEventMap {
    'logishift-open': LogishiftOpenEvent;
    'logishift-close': LogishiftCloseEvent;
  }
}
