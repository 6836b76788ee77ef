import type { AnswerOf, InputOf, ItemOf, PageOf } from './call.js';
import { type Operation, type OperationId, operations } from './contract/operations.js';
import { ConnectionError, ProblemError, SupportError, TimeoutError, toProblemError } from './errors.js';
import { newIdempotencyKey } from './idempotency-key.js';
import { Pages } from './pages.js';

type Token = string | null | undefined;

/** Asked for a token before each request, and once more, with the refused one, after a 401. */
export type TokenProvider = (asked: { rejected: string | null }) => Token | Promise<Token>;

export interface SupportOptions {
  /** Where the server is: `https://support.example`. Default: the page's own origin. */
  baseUrl?: string;
  /** The signed-in person's token, or a function that gives it. */
  token?: Token | TokenProvider;
  /** Milliseconds an attempt may take. Default 15,000. */
  timeout?: number;
  /** How often a request that is safe to repeat is repeated. Default 2. */
  maxRetries?: number;
  /** Another `fetch`: for tests, proxies or older runtimes. */
  fetch?: (request: Request) => Response | Promise<Response>;
  /** Sent with every request. */
  headers?: Record<string, string>;
  /** For the console's cookie. Default `same-origin`. */
  credentials?: 'omit' | 'same-origin' | 'include';
}

export interface RequestOptions {
  /** Ends the request; it then rejects with the signal's reason. */
  signal?: AbortSignal;
  /** Milliseconds, for this request. */
  timeout?: number;
  /** Your own key for something that creates: a second call with it gives the first one's answer. */
  idempotencyKey?: string;
  /** The `version` you read. Behind: rejects with StaleVersionError and changes nothing. */
  ifMatch?: number;
}

interface Call {
  params?: Record<string, string> | undefined;
  query?: Record<string, unknown> | undefined;
  body?: unknown;
}

const retriable = new Set([408, 429, 502, 503, 504]);

/** Sends requests: tokens, retries, idempotency keys, time-outs. The resources are made on it. */
export class Client {
  readonly #options: SupportOptions;
  readonly #fetch: NonNullable<SupportOptions['fetch']>;

  constructor(options: SupportOptions) {
    this.#options = options;
    this.#fetch = options.fetch ?? ((request) => globalThis.fetch(request));
  }

  /** Calls one operation of the contract. */
  async call<Id extends OperationId>(id: Id, input: InputOf<Id>, options: RequestOptions = {}): Promise<AnswerOf<Id>> {
    return (await this.#send(operations[id], input as Call, options)) as AnswerOf<Id>;
  }

  /** Calls an operation that answers with pages. */
  pages<Id extends OperationId>(id: Id, input: InputOf<Id>, options: RequestOptions = {}) {
    const { query, ...rest } = input as Call;
    return new Pages<ItemOf<Id>, PageOf<Id>>(
      (cursor) =>
        this.call(id, { ...rest, query: cursor ? { ...query, cursor } : query } as InputOf<Id>, options) as Promise<
          PageOf<Id>
        >,
    );
  }

  async #send(operation: Operation, call: Call, options: RequestOptions): Promise<unknown> {
    const { maxRetries = 2 } = this.#options;
    // One key for all attempts, so that a retry after a lost answer creates nothing twice.
    const key = options.idempotencyKey ?? (operation.creates ? newIdempotencyKey() : undefined);
    const repeatable = operation.method !== 'POST' || key !== undefined;
    let rejected: string | null = null;

    for (let attempt = 0; ; attempt++) {
      const token = await this.#token(rejected);
      let failure: unknown;
      try {
        const { response, body } = await this.#attempt(operation, call, options, token, key);
        if (response.ok) return body === '' ? undefined : JSON.parse(body);
        failure = toProblemError(response, body);
      } catch (error) {
        failure = error;
      }
      if (options.signal?.aborted) throw options.signal.reason;

      const status = failure instanceof ProblemError ? failure.status : 0;
      if (status === 401 && token && rejected === null && typeof this.#options.token === 'function') {
        rejected = token;
        attempt--;
        continue;
      }
      const passing =
        failure instanceof ProblemError
          ? retriable.has(status) || failure.code === 'idempotency_in_flight'
          : failure instanceof ConnectionError || failure instanceof TimeoutError;
      // A 429 did nothing, so even what must not be repeated may be sent again.
      if (attempt >= maxRetries || !passing || !(repeatable || status === 429)) throw failure;
      await pause(delay(attempt, failure), options.signal);
    }
  }

  async #token(rejected: string | null): Promise<Token> {
    const { token } = this.#options;
    return typeof token === 'function' ? token({ rejected }) : token;
  }

  async #attempt(operation: Operation, call: Call, options: RequestOptions, token: Token, key?: string) {
    const timeout = AbortSignal.timeout(options.timeout ?? this.#options.timeout ?? 15_000);
    const headers = new Headers(this.#options.headers);
    if (token) headers.set('authorization', `Bearer ${checked(token)}`);
    if (key) headers.set('idempotency-key', key);
    if (options.ifMatch !== undefined) headers.set('if-match', `"${options.ifMatch}"`);
    if (call.body !== undefined) headers.set('content-type', 'application/json');

    const request = makeRequest(this.#url(operation, call), {
      method: operation.method,
      headers,
      body: call.body === undefined ? null : JSON.stringify(call.body),
      credentials: this.#options.credentials ?? 'same-origin',
      signal: options.signal ? anySignal(options.signal, timeout) : timeout,
    });
    try {
      const response = await this.#fetch(request);
      return { response, body: await response.text() };
    } catch (cause) {
      if (timeout.aborted) throw new TimeoutError('The server did not answer in time', { cause });
      throw new ConnectionError('The server cannot be reached', { cause });
    }
  }

  #url(operation: Operation, { params = {}, query = {} }: Call): string {
    const path = operation.path.replace(/\{(\w+)\}/g, (_, name) => encodeURIComponent(params[name] ?? ''));
    const search = new URLSearchParams();
    for (const [name, value] of Object.entries(query)) {
      if (value !== undefined && value !== null) search.set(name, String(value));
    }
    const base = this.#options.baseUrl ?? pageOrigin();
    return base.replace(/\/+$/, '') + path + (search.size ? `?${search}` : '');
  }
}

/** AbortSignal.any, for the browsers that lack it. */
function anySignal(...signals: AbortSignal[]): AbortSignal {
  if (AbortSignal.any) return AbortSignal.any(signals);
  const controller = new AbortController();
  for (const signal of signals) {
    if (signal.aborted) controller.abort(signal.reason);
    signal.addEventListener('abort', () => controller.abort(signal.reason), { once: true });
  }
  return controller.signal;
}

/** Milliseconds before the next attempt: what the server asked for, or 250 ms doubling, with jitter. */
function delay(attempt: number, failure: unknown): number {
  const asked = failure instanceof ProblemError ? failure.retryAfter : undefined;
  return asked !== undefined ? Math.min(asked, 30) * 1000 : 250 * 2 ** attempt * (0.5 + Math.random() / 2);
}

function pause(milliseconds: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const abort = () => {
      clearTimeout(timer);
      reject(signal?.reason);
    };
    const timer = setTimeout(() => {
      signal?.removeEventListener('abort', abort);
      resolve();
    }, milliseconds);
    signal?.addEventListener('abort', abort, { once: true });
  });
}

/** Empty where there is no page, as in Node: then `baseUrl` must be given. */
function pageOrigin(): string {
  return (globalThis as { location?: { origin?: string } }).location?.origin ?? '';
}

function makeRequest(url: string, init: RequestInit): Request {
  try {
    return new Request(url, init);
  } catch (cause) {
    throw new SupportError('There is no address to ask: `baseUrl` must be an absolute URL outside a page', { cause });
  }
}

/** A token that no header can hold is refused here, and not repeated in the message: it may be a secret. */
function checked(token: string): string {
  if (/^[\x21-\x7e]+$/.test(token)) return token;
  throw new SupportError('The token has characters that no token has: is it a whole page instead of a token?');
}
