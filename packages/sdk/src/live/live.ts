import type { AnswerOf, BodyOf } from '../call.js';
import { Client, type LiveClient, type RequestOptions, type SupportOptions } from '../client.js';
import { liveOperations } from '../contract/live-operations.js';
import { ConnectionError, type SupportError } from '../errors.js';
import { tell } from '../tell.js';
import type { LiveEventKind, LiveEvents, RecordedLiveEvent } from '../types.js';
import type { LiveStatus, Stream, Told } from './stream.js';

type Listener<T> = (told: T) => void;
type Loaded = { Stream: new (client: LiveClient, told: Told) => Stream };

/**
 * What happens to what one may see, as it happens.
 *
 * ```ts
 * const stop = support.live.on('ticket.message', ({ message }) => console.log(message.author_name, message.body));
 * ```
 *
 * The stream opens with the first listener and closes with the last. It comes back by itself, misses nothing and repeats
 * nothing; after `ready` and `reset` read from the API what came before.
 */
export class Live {
  readonly #client: LiveClient;
  readonly #load: () => Promise<Loaded>;
  /** Without a kind: to all that is recorded. */
  readonly #events = new Set<{ kind?: string; tell: Listener<never> }>();
  readonly #statuses = new Set<Listener<LiveStatus>>();
  readonly #errors = new Set<Listener<SupportError>>();
  #status: LiveStatus = 'closed';
  // One object for each time that the stream is wanted: it may not be any more when it is loaded.
  #wanted: object | undefined;
  #stream: Stream | undefined;

  /**
   * @param options the same as of `Support`
   * @param load gives what reads the stream, asked when somebody listens, so that it weighs on nobody else
   */
  constructor(options: SupportOptions, load: () => Promise<Loaded>) {
    this.#client = new Client(options, liveOperations);
    this.#load = load;
  }

  /** `waiting`: to try again; `paused`: until the page is seen again. */
  get status(): LiveStatus {
    return this.#status;
  }

  /** Listens for one kind of event. Returns what ends that. */
  on<Kind extends LiveEventKind>(kind: Kind, listener: Listener<LiveEvents[Kind]>): () => void {
    return this.#listen({ kind, tell: listener });
  }

  /**
   * Listens for everything that is recorded of tickets and agents, whatever its kind: those too that a later server adds. It
   * is told with its `kind`. Returns what ends that.
   */
  onRecorded(listener: Listener<RecordedLiveEvent>): () => void {
    return this.#listen({ tell: listener });
  }

  #listen(one: { kind?: string; tell: Listener<never> }): () => void {
    this.#events.add(one);
    if (this.#events.size === 1) this.open();
    return () => {
      // A listener that comes at once in its place keeps the stream.
      if (this.#events.delete(one)) queueMicrotask(() => this.#events.size || this.#stop());
    };
  }

  /** Told of each new `status`. Returns what ends that. */
  onStatus(listener: Listener<LiveStatus>): () => void {
    return added(this.#statuses, listener);
  }

  /** Told why the stream was given up, as when the token is refused for good. Returns what ends that. */
  onError(listener: Listener<SupportError>): () => void {
    return added(this.#errors, listener);
  }

  /** Opens the stream, also where it was given up or is over (`end`). Open already, it stays as it is. */
  open(): void {
    if (this.#wanted) return;
    const wanted = {};
    this.#wanted = wanted;
    const told: Told = {
      event: (kind, data) => {
        for (const one of this.#events) {
          if (one.kind === kind) tell(one.tell, data as never);
          // What passes, a loss of sight and a notification have no data of their own.
          else if (!one.kind && 'data' in data) tell(one.tell, { ...data, kind } as never);
        }
      },
      status: (status, error) => {
        if (this.#wanted === wanted) this.#setStatus(status, error);
      },
    };
    told.status('connecting');
    this.#load().then(
      ({ Stream }) => {
        if (this.#wanted !== wanted) return;
        this.#stream = new Stream(this.#client, told);
        void this.#stream.run();
      },
      (cause) => told.status('closed', new ConnectionError('The stream cannot be loaded', { cause })),
    );
  }

  /** Closes the stream and forgets all listeners. */
  close(): void {
    this.#stop();
    for (const listeners of [this.#events, this.#statuses, this.#errors]) listeners.clear();
  }

  /**
   * Says that one has a ticket open (`viewing`: every 30 s), is `typing` (at most every 3 s), or has left it (`away`).
   * The answer says who else is there.
   */
  signal(
    ticketId: string,
    state: BodyOf<'live.signal'>['state'],
    options?: RequestOptions,
  ): Promise<AnswerOf<'live.signal'>> {
    return this.#client.call('live.signal', { params: { id: ticketId }, body: { state } }, options);
  }

  /** Ends all streams of this person, in every tab and everywhere else, and closes here: for signing out. */
  async end(options?: RequestOptions): Promise<void> {
    try {
      await this.#client.call('live.end', {}, options);
      this.#stream?.endAll();
    } finally {
      this.close();
    }
  }

  #stop(): void {
    this.#stream?.close();
    if (this.#wanted) this.#setStatus('closed');
  }

  #setStatus(status: LiveStatus, error?: SupportError): void {
    this.#status = status;
    if (status === 'closed') this.#wanted = this.#stream = undefined;
    for (const listener of this.#statuses) tell(listener, status);
    if (error) for (const listener of this.#errors) tell(listener, error);
  }
}

function added<T>(listeners: Set<T>, listener: T): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
