/**
 * One thing the server knows, as last seen: its value, or why it could not be had. Loading anew keeps the value on
 * screen; a failure keeps it too.
 */
export class Loadable<T> {
  value: T | undefined;
  error: unknown;
  loading = false;

  readonly #read: (signal: AbortSignal) => Promise<T>;
  readonly #steady: boolean;
  readonly #listeners = new Set<() => void>();
  #run: AbortController | undefined;
  #loadedAt = Number.NEGATIVE_INFINITY;

  /** @param steady true for what seldom changes: it is loaded once, and refreshed only when asked for by name */
  constructor(read: (signal: AbortSignal) => Promise<T>, { steady = false } = {}) {
    this.#read = read;
    this.#steady = steady;
  }

  /** Loads if nothing is there yet, or what is there may be old. Never rejects: see `error`. */
  async load(): Promise<void> {
    if (this.loading || (this.#steady && this.value !== undefined)) return;
    // Two views that watch one thing ask for it together.
    if (this.error === undefined && performance.now() - this.#loadedAt < 1_000) return;
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
    } catch (error) {
      if (run.signal.aborted) return;
      this.error = error;
    }
    this.loading = false;
    this.#changed();
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
    this.#changed();
  }

  /** @returns ends the subscription */
  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  #changed(): void {
    for (const listener of [...this.#listeners]) listener();
  }
}
