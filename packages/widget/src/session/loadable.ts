/** How a thing is kept up to date. */
export interface Keeping {
  /** It seldom changes: loaded once, and refreshed only when asked for by name. */
  steady?: boolean;
  /** True while its changes are told by the stream: looking again would be needless. */
  isTold?: () => boolean;
  /** Hears that somebody began or ceased to watch it. */
  onWatch?: () => void;
}

/**
 * One thing the server knows, as last seen: its value, or why it could not be had. Loading anew keeps the value on
 * screen; a failure keeps it too.
 */
export class Loadable<T> {
  value: T | undefined;
  error: unknown;
  loading = false;

  readonly #read: (signal: AbortSignal) => Promise<T>;
  readonly #keeping: Keeping;
  readonly #listeners = new Set<() => void>();
  #run: AbortController | undefined;
  #loadedAt = Number.NEGATIVE_INFINITY;
  /** Nobody watched it for a while, so nobody told it of changes. */
  #missed = true;

  constructor(read: (signal: AbortSignal) => Promise<T>, keeping: Keeping = {}) {
    this.#read = read;
    this.#keeping = keeping;
  }

  get isWatched(): boolean {
    return this.#listeners.size > 0;
  }

  /** Nothing is there, and nothing is under way or known to be wrong. */
  get isEmpty(): boolean {
    return this.value === undefined && this.error === undefined && !this.loading;
  }

  /** Loads if nothing is there yet, or what is there may be old. Never rejects: see `error`. */
  async load(): Promise<void> {
    const { steady, isTold } = this.#keeping;
    if (this.loading || (steady && this.value !== undefined)) return;
    if (this.error === undefined) {
      // Two views that watch one thing ask for it together.
      if (performance.now() - this.#loadedAt < 1_000) return;
      if (isTold?.() && !this.#missed) return;
    }
    await this.reload();
  }

  /** Loads now, and drops an answer still under way: it may be from before one's own act. */
  async reload(): Promise<void> {
    this.#run?.abort();
    const run = new AbortController();
    this.#run = run;
    this.loading = true;
    this.#changed();
    try {
      const value = await this.#read(run.signal);
      if (run.signal.aborted) return;
      this.value = value;
      this.error = undefined;
      this.#loadedAt = performance.now();
      this.#missed = !this.isWatched;
    } catch (error) {
      if (run.signal.aborted) return;
      this.error = error;
    }
    this.loading = false;
    this.#changed();
  }

  /** Takes in what is told of it. An answer under way may be from before that: it is asked for anew. */
  tell(change: (value: T) => T): void {
    if (this.value !== undefined) this.value = change(this.value);
    if (this.loading) void this.reload();
    else this.#changed();
  }

  set(value: T): void {
    this.stop();
    this.value = value;
    this.error = undefined;
    this.#changed();
  }

  /** Ends what is under way. */
  stop(): void {
    this.#run?.abort();
    this.loading = false;
  }

  /** Forgets everything. */
  clear(): void {
    this.stop();
    this.value = undefined;
    this.error = undefined;
    this.#loadedAt = Number.NEGATIVE_INFINITY;
    this.#missed = true;
    this.#changed();
  }

  /** @returns ends the subscription */
  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    this.#keeping.onWatch?.();
    return () => {
      this.#listeners.delete(listener);
      if (!this.isWatched) {
        this.#missed = true;
        this.#loadedAt = Number.NEGATIVE_INFINITY;
      }
      this.#keeping.onWatch?.();
    };
  }

  #changed(): void {
    for (const listener of [...this.#listeners]) listener();
  }
}
