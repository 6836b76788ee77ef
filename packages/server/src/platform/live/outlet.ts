import { chunkSize, concat, type Frame } from './frame.js';

/** Bytes that may wait for a reader. One that is slower is dropped; it comes back and resumes. */
export const mostWaiting = 256 * 1024;
// Milliseconds that a reader has for what waits at the end: with the looks at rights before it, less than five seconds.
const lastReadWithin = 2000;

/** The way to one reader: takes bytes at any speed, gives them as fast as they are read, and holds little. */
export class Outlet {
  /** The body of the answer. */
  readonly body: ReadableStream<Uint8Array>;
  readonly #onClosed: () => void;
  #waiting: Frame[] = [];
  #bytes = 0;
  #wanted: (() => void) | null = null;
  #drained: (() => void)[] = [];
  #ending = false;
  #closed = false;
  #controller!: ReadableStreamDefaultController<Uint8Array>;

  /** @param onClosed called once, whoever ended it */
  constructor(onClosed: () => void) {
    this.#onClosed = onClosed;
    this.body = new ReadableStream<Uint8Array>(
      {
        start: (controller) => {
          this.#controller = controller;
        },
        pull: () => this.#give(),
        cancel: () => this.#close(),
      },
      // Nothing is kept beside what waits here: that is counted.
      { highWaterMark: 0 },
    );
  }

  get isClosed(): boolean {
    return this.#closed || this.#ending;
  }

  /** Sends bytes. False: the reader is too slow, or gone, and is dropped. */
  send(...frames: Frame[]): boolean {
    if (this.isClosed) return false;
    for (const bytes of frames) {
      this.#waiting.push(bytes);
      this.#bytes += bytes.byteLength;
    }
    if (this.#bytes > mostWaiting) {
      this.drop();
      return false;
    }
    this.#wake();
    return true;
  }

  /** Resolves when less than half of what may wait does, or the reader is gone. */
  async drained(): Promise<void> {
    while (!this.isClosed && this.#bytes > mostWaiting / 2) {
      await new Promise<void>((resolve) => this.#drained.push(resolve));
    }
  }

  /** Ends the stream once everything is read. Who does not read it in time is dropped. */
  end(...last: Frame[]): void {
    if (this.isClosed) return;
    this.#waiting.push(...last);
    this.#ending = true;
    this.#wake();
    setTimeout(() => this.drop(), lastReadWithin).unref();
  }

  /** Breaks the connection: an end that waits for a reader who does not read would never come. */
  drop(): void {
    if (this.#closed) return;
    this.#controller.error(new Error('The reader is too slow'));
    this.#close();
  }

  /** The reader is ready for more: gives what waits, or remembers to. */
  #give(): undefined | Promise<void> {
    if (this.#closed) return;
    if (this.#waiting.length === 0 && !this.#ending) {
      return new Promise<void>((resolve) => {
        this.#wanted = resolve;
      }).then(() => this.#give());
    }
    const chunk = this.#take();
    if (chunk) this.#controller.enqueue(chunk);
    if (this.#ending && this.#waiting.length === 0) {
      this.#controller.close();
      this.#close();
    }
    for (const resolve of this.#drained.splice(0)) resolve();
  }

  #take(): Uint8Array | null {
    let size = 0;
    let count = 0;
    for (const bytes of this.#waiting) {
      if (count > 0 && size + bytes.byteLength > chunkSize) break;
      size += bytes.byteLength;
      count++;
    }
    if (count === 0) return null;
    const taken = this.#waiting.splice(0, count);
    this.#bytes = Math.max(0, this.#bytes - size);
    return taken.length === 1 ? (taken[0] as Uint8Array) : concat(taken, size);
  }

  #wake(): void {
    const wanted = this.#wanted;
    this.#wanted = null;
    wanted?.();
  }

  #close(): void {
    if (this.#closed) return;
    this.#closed = true;
    this.#waiting = [];
    this.#bytes = 0;
    this.#ending = true;
    this.#wake();
    for (const resolve of this.#drained.splice(0)) resolve();
    this.#onClosed();
  }
}
