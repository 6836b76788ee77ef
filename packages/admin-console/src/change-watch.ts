import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** Draws an element again when the place, the session or whatever tells `change` has changed, or does what it is given. */
export class ChangeWatch implements ReactiveController {
  constructor(
    host: ReactiveControllerHost,
    private readonly watched: EventTarget,
    private readonly changed: () => void = () => host.requestUpdate(),
  ) {
    host.addController(this);
  }

  hostConnected(): void {
    this.watched.addEventListener('change', this.changed);
  }

  hostDisconnected(): void {
    this.watched.removeEventListener('change', this.changed);
  }
}
