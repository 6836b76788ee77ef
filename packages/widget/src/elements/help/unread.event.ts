/** The number of tickets with news has changed; 100 means more than 99. In a file apart, as the launcher itself does without. */
export class LogishiftUnreadEvent extends Event {
  constructor(readonly count: number) {
    super('logishift-unread', { bubbles: true, composed: true });
  }
}

declare global {
  // They bubble: listened for on the element, or on document or window.
  interface GlobalEventHandlersEventMap {
    'logishift-unread': LogishiftUnreadEvent;
  }
}
