import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { router } from './router.js';

/** Draws an element again when the place changes, or does what it is given, while it is on the page. */
export class PlaceWatch implements ReactiveController {
  constructor(
    host: ReactiveControllerHost,
    private readonly moved: () => void = () => host.requestUpdate(),
  ) {
    host.addController(this);
  }

  hostConnected(): void {
    router.addEventListener('change', this.moved);
  }

  hostDisconnected(): void {
    router.removeEventListener('change', this.moved);
  }
}
