import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Resource } from './resource.js';

/** Keeps an element up to date with a resource; which one may depend on the element's properties. */
export class Watch<R extends Resource<unknown>> implements ReactiveController {
  #current: R | null = null;
  #stop: (() => void) | undefined;
  #connected = false;

  constructor(
    private readonly host: ReactiveControllerHost,
    private readonly choose: () => R | null,
  ) {
    host.addController(this);
  }

  get resource(): R | null {
    return this.#current;
  }
  get value(): R['value'] {
    return this.#current?.value;
  }
  get error(): R['error'] {
    return this.#current?.error;
  }

  hostConnected(): void {
    this.#connected = true;
    this.host.requestUpdate();
  }

  hostUpdate(): void {
    const wanted = this.#connected ? this.choose() : null;
    if (wanted !== this.#current) this.#follow(wanted);
  }

  hostDisconnected(): void {
    this.#connected = false;
    this.#follow(null);
  }

  #follow(resource: R | null): void {
    this.#stop?.();
    this.#current = resource;
    this.#stop = resource?.subscribe(() => this.host.requestUpdate());
  }
}
