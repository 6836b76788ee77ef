import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Loadable } from './loadable.js';

/** Milliseconds between looks at what no stream tells of. */
const interval = 30_000;

// biome-ignore lint/suspicious/noExplicitAny: what is inside does not matter here
type Any = Loadable<any>;

/**
 * Keeps what a view shows up to date for as long as it is on screen: loads it on showing and redraws the view when
 * something changed. The stream tells of changes while it is open (`following.ts`); what it does not tell of is looked
 * at again on coming back to the page or on line, and every 30 s.
 */
export class Fresh implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #sources: () => (Any | undefined)[];
  readonly #watched = new Map<Any, () => void>();
  #timer: ReturnType<typeof setInterval> | undefined;
  #connected = false;

  constructor(host: ReactiveControllerHost, sources: () => (Any | undefined)[]) {
    this.#host = host;
    this.#sources = sources;
    host.addController(this);
  }

  hostConnected(): void {
    this.#connected = true;
    addEventListener('focus', this.#look);
    addEventListener('online', this.#look);
    document.addEventListener('visibilitychange', this.#look);
    this.#host.requestUpdate();
  }

  hostDisconnected(): void {
    this.#connected = false;
    removeEventListener('focus', this.#look);
    removeEventListener('online', this.#look);
    document.removeEventListener('visibilitychange', this.#look);
    this.#rest();
    for (const end of this.#watched.values()) end();
    this.#watched.clear();
  }

  hostUpdated(): void {
    if (!this.#connected) return;
    const sources = new Set(this.#sources());
    for (const [source, end] of this.#watched) {
      if (sources.has(source)) continue;
      end();
      this.#watched.delete(source);
    }
    for (const source of sources) {
      if (!source) continue;
      if (!this.#watched.has(source))
        this.#watched.set(
          source,
          source.subscribe(() => this.#host.requestUpdate()),
        );
      // It may have been cleared while it was on screen: somebody else asks now, or the same one with a newer token.
      else if (!source.isEmpty) continue;
      void source.load();
    }
    if (this.#watched.size === 0) this.#rest();
    else this.#timer ??= setInterval(this.#look, interval);
  }

  #rest(): void {
    clearInterval(this.#timer);
    this.#timer = undefined;
  }

  #look = (): void => {
    if (document.visibilityState === 'hidden') return;
    for (const source of this.#watched.keys()) void source.load();
  };
}
