/** An event of the launcher: it bubbles out of every shadow root. */
class LauncherEvent extends Event {
  constructor(type: string) {
    super(type, { bubbles: true, composed: true });
  }
}

/** The number of unread notifications has changed; 100 means more than 99. */
export class LogishiftUnreadEvent extends LauncherEvent {
  constructor(readonly count: number) {
    super('logishift-unread');
  }
}

/** What `LogishiftErrorEvent` says, without the module that it would share with the other chunks. */
export class LauncherErrorEvent extends LauncherEvent {
  constructor(readonly error: unknown) {
    super('logishift-error');
  }
}

declare global {
  // They bubble: listened for on the element, or on document or window.
  interface GlobalEventHandlersEventMap {
    'logishift-unread': LogishiftUnreadEvent;
  }
}
