import { type LiveClient, pause } from '../client.js';
import {
  AnotherPersonError,
  ConnectionError,
  ProblemError,
  SupportError,
  TimeoutError,
  toProblemError,
} from '../errors.js';
import { newIdempotencyKey } from '../idempotency-key.js';
import { hearing, personOf } from '../people.js';
import type { LiveEventKind, LiveEvents } from '../types.js';
import { type Frame, readEventStream } from './event-stream.js';
import { page } from './page.js';
import { canShare, nameFor, Tabs } from './tabs.js';

/** `waiting`: to try again; `paused`: until the page is seen again. */
export type LiveStatus = 'closed' | 'connecting' | 'open' | 'waiting' | 'paused';

/** Who is told of what comes. */
export interface Told {
  event(kind: LiveEventKind, data: LiveEvents[LiveEventKind]): void;
  status(status: LiveStatus, error?: SupportError): void;
}

/** What tabs tell each other. A new one asks (`from`), and whoever leads answers (`to`) how far it is. */
interface Message {
  from?: string;
  to?: string;
  status?: LiveStatus | undefined;
  frame?: Frame | undefined;
}

// Milliseconds.
const silentFor = 40_000;
const hiddenFor = 300_000;
const steadyAfter = 10_000;
const leastBackOff = 250;
const mostBackOff = 30_000;
const longest = 2 ** 31 - 1;
// A tab that takes over may have seen a little less than the others: so many events are known as told already.
const remembered = 1000;

/** One stream, from when it is wanted until it is not: it comes back by itself, on from where it was. */
export class Stream {
  readonly #client: LiveClient;
  readonly #told: Told;
  readonly #id = newIdempotencyKey();
  readonly #over = new AbortController();
  #status: LiveStatus = 'connecting';
  // Its abort means: look again, now, at what is to be done.
  #attempt = this.#over;
  #token: string | null | undefined;
  #rejected: string | null = null;
  #openedAt = Number.POSITIVE_INFINITY;
  #hasExpired = false;
  #failures = 0;
  #isPaused = false;
  #hidden: ReturnType<typeof setTimeout> | undefined;
  #tabs: Tabs<Message> | undefined;
  // Whose the stream is, how it began, and how far it is.
  #person: string | undefined;
  #ready: LiveEvents['ready'] | undefined;
  #cursor: string | undefined;
  readonly #seen = new Set<string>();

  constructor(client: LiveClient, told: Told) {
    this.#client = client;
    this.#told = told;
  }

  /** Tries until it is over. */
  async run(): Promise<void> {
    this.#watchPage();
    // Somebody else asks on this page by now: what is told the one before is none of theirs.
    const hear = (asker: object, person: string) => {
      if (asker !== this.#client.options || this.#person === undefined || this.#person === person) return;
      this.#begin(undefined);
      this.#attempt.abort();
    };
    hearing.add(hear);
    this.#over.signal.addEventListener('abort', () => hearing.delete(hear));
    while (!this.#over.signal.aborted) {
      this.#attempt = new AbortController();
      const { signal } = this.#attempt;
      const failure = await (this.#isPaused ? pause(longest, signal) : this.#try(signal)).catch((error) => error);
      if (signal.aborted && signal.reason !== silentFor) this.#failures = 0;
      else await this.#recover(failure);
    }
  }

  close(error?: SupportError): void {
    if (this.#over.signal.aborted) return;
    this.#over.abort();
    this.#attempt.abort();
    clearTimeout(this.#hidden);
    this.#tabs?.leave();
    this.#told.status('closed', error);
  }

  /** This person has signed out: no tab goes on. */
  endAll(): void {
    const end: LiveEvents['end'] = { at: new Date().toISOString(), reason: 'signed_out' };
    this.#pass({ event: 'end', data: JSON.stringify(end) });
  }

  async #try(signal: AbortSignal): Promise<void> {
    this.#openedAt = Number.POSITIVE_INFINITY;
    do {
      this.#token = await this.#client.token(this.#rejected);
      if (!this.#token) return this.close();
      // Who has waited long asks for a token anew.
    } while (await this.#waitToLead(this.#token, signal));
    this.#setStatus('connecting');
    await this.#read(this.#token);
  }

  /** After the line has ended or broken: waits for as long as is due, or gives up. */
  async #recover(failure: unknown): Promise<void> {
    if (failure instanceof AnotherPersonError) return this.#begin(undefined);
    const status = failure instanceof ProblemError ? failure.status : 0;
    if (status === 401 && this.#rejected === null && typeof this.#client.options.token === 'function') {
      this.#rejected = this.#token ?? null;
      return;
    }
    // Time heals no refusal, and no address or token that is none; but the way to a token may be broken for a while.
    const passing = failure instanceof ConnectionError || failure instanceof TimeoutError;
    if (failure instanceof SupportError && !passing && [0, 401, 403].includes(status)) return this.close(failure);
    if (Date.now() - this.#openedAt > steadyAfter) this.#failures = 0;
    const failures = this.#failures++;
    if (this.#hasExpired) {
      this.#rejected = this.#token ?? null;
      if (failures === 0) return;
    }
    this.#setStatus('waiting');
    const asked = (failure instanceof ProblemError && failure.retryAfter) || 0;
    const backOff = Math.random() * Math.min(mostBackOff, leastBackOff * 2 ** failures);
    this.#attempt = new AbortController();
    await pause(Math.min(asked * 1000 + backOff, longest), this.#attempt.signal).catch(() => {
      this.#failures = 0;
    });
  }

  /** Where tabs share a stream only one of them reads it. True: the wait for that was long. */
  async #waitToLead(token: string, signal: AbortSignal): Promise<boolean> {
    const begunAt = Date.now();
    const person = canShare(this.#client) ? await this.#whose(token) : undefined;
    // Alone it asks nobody: the answer will say.
    if (person !== undefined) {
      if (this.#person !== person) this.#begin(person);
      const name = await nameFor(this.#client.baseUrl, person);
      signal.throwIfAborted();
      if (!this.#tabs) {
        this.#tabs = new Tabs(name, (message) => this.#hear(message));
        this.#tabs.tell({ from: this.#id });
      }
      await this.#tabs.lead(signal);
    }
    return Date.now() - begunAt > steadyAfter;
  }

  /** Whose the token is, by an earlier answer, or by one asked for now; undefined where the server does not say. */
  async #whose(token: string): Promise<string | undefined> {
    const known = personOf(this.#client.baseUrl, token);
    if (known !== undefined) return known;
    const attempt = this.#attempt;
    const silence = setTimeout(() => attempt.abort(silentFor), silentFor);
    try {
      const response = await this.#client.open('person.get', { token, headers: {}, signal: attempt.signal });
      const body = await response.text();
      // A server from before it could say is asked for the stream all the same.
      if (!response.ok && response.status !== 404) throw toProblemError(response, body);
      return personOf(this.#client.baseUrl, token);
    } finally {
      clearTimeout(silence);
    }
  }

  /** Somebody else's: where the one before had got to is nobody's concern. */
  #begin(person: string | undefined): void {
    this.#person = person;
    this.#tabs?.leave();
    this.#tabs = this.#ready = this.#cursor = undefined;
    this.#seen.clear();
  }

  /** Reads until the line ends. Rejects when it breaks or falls silent. */
  async #read(token: string): Promise<void> {
    const attempt = this.#attempt;
    const { signal } = attempt;
    let silence: ReturnType<typeof setTimeout> | undefined;
    const watch = () => {
      clearTimeout(silence);
      silence = setTimeout(() => attempt.abort(silentFor), silentFor);
    };
    this.#hasExpired = false;
    watch();
    try {
      const headers = {
        accept: 'text/event-stream',
        'last-event-id': this.#cursor,
        'if-support-person': this.#person,
      };
      const response = await this.#client.open('live.stream', { token, headers, signal });
      const isStream = response.headers.get('content-type')?.startsWith('text/event-stream');
      if (!response.ok || !isStream || !response.body) throw toProblemError(response, await response.text());
      this.#person ??= response.headers.get('support-person') ?? undefined;
      this.#rejected = null;
      this.#openedAt = Date.now();
      this.#setStatus('open');
      const take = readEventStream((frame) => this.#pass(frame));
      const reader = response.body.getReader();
      // Not every `fetch` that one may be given ends the body too.
      signal.addEventListener('abort', () => void reader.cancel().catch(() => {}));
      for (let read = await reader.read(); !read.done; read = await reader.read()) {
        watch();
        take(read.value);
      }
    } finally {
      clearTimeout(silence);
    }
  }

  /** What the stream says goes to the other tabs too. */
  #pass(frame: Frame): void {
    // What came in the same bytes as the end is told to nobody.
    if (this.#over.signal.aborted) return;
    this.#tabs?.tell({ frame });
    this.#give(frame);
  }

  #give({ event, data, id }: Frame): void {
    const told = data === undefined ? undefined : JSON.parse(data);
    const key = told?.id && `${event} ${told.id}`;
    if (told && !this.#seen.has(key)) {
      if (key) this.#seen.add(key);
      if (event === 'ready') this.#ready = told;
      if (event === 'agents.presence' && this.#ready) this.#ready.agents_online = told.agents_online;
      this.#told.event(event as LiveEventKind, told);
      this.#hasExpired = told.reason === 'token_expired';
      if (event === 'end' && /signed_out|rights_ended/.test(told.reason)) this.close();
    }
    if (id === undefined) return;
    this.#cursor = id;
    for (const old of this.#seen) {
      if (this.#seen.size <= remembered) break;
      this.#seen.delete(old);
    }
  }

  #hear({ from, to, status, frame }: Message): void {
    if (this.#tabs?.leads) {
      const ready = this.#ready && { event: 'ready', data: JSON.stringify(this.#ready), id: this.#cursor };
      if (from) this.#tabs.tell({ to: from, status: this.#status, frame: ready });
      // Another tab has signed out.
      if (frame?.event === 'end') this.#give(frame);
      return;
    }
    if (from || (to && to !== this.#id)) return;
    if (status) {
      this.#setStatus(status);
      // Whoever leads now has not heard of this tab yet.
      if (!to && !this.#ready) this.#tabs?.tell({ from: this.#id });
    }
    // Until it knows where the others are, what they hear is not for it; from then on no second answer is.
    if (frame && (this.#ready ? !to : /^(ready|end)$/.test(frame.event))) this.#give(frame);
  }

  #setStatus(status: LiveStatus): void {
    if (status === this.#status || this.#over.signal.aborted) return;
    this.#status = status;
    if (this.#tabs?.leads) this.#tabs.tell({ status });
    this.#told.status(status);
  }

  /** Rests while the page is long out of sight, and tries at once when it is seen again or back on the net. */
  #watchPage(): void {
    const { signal } = this.#over;
    const look = () => {
      clearTimeout(this.#hidden);
      if (page.document?.visibilityState === 'hidden') {
        this.#hidden = setTimeout(() => this.#rest(), hiddenFor);
      } else if (this.#isPaused) {
        this.#isPaused = false;
        this.#attempt.abort();
      }
    };
    page.document?.addEventListener('visibilitychange', look, { signal });
    look();
    const isReading = () => !this.#tabs || this.#tabs.leads;
    page.addEventListener?.(
      'online',
      () => {
        if (isReading()) this.#attempt.abort();
      },
      { signal },
    );
  }

  #rest(): void {
    this.#isPaused = true;
    if (!this.#tabs || this.#tabs.leads) this.#setStatus('paused');
    this.#tabs?.release();
    this.#attempt.abort();
  }
}
