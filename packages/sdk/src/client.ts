import type { AnswerOf, InputOf, ItemOf, PageOf } from './call.js';
import type { Operation } from './contract/operation.js';
import type { CustomerOperationId, LiveOperationId, OperationId, StaffOperationId } from './contract/operations.js';
import { ConnectionError, ProblemError, parse, SupportError, TimeoutError, toProblemError } from './errors.js';
import { newIdempotencyKey } from './idempotency-key.js';
import { Pages } from './pages.js';
import { remember } from './people.js';
import { tell } from './tell.js';

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
  /**
   * Told with every answer to a token whose it is: the server's id of that person, the same with each token of theirs and
   * with no other. Keep what is of a person under it; no claim of a token says the same.
   */
  onPerson?: (person: string, token: string) => void;
  /**
   * Whom requests are meant for, asked as each is made: with the token of somebody else, whatever `token` gives by then,
   * the server does nothing and answers `another_person`.
   */
  ifPerson?: () => string | undefined;
  /** `share: false`: each tab has an event stream of its own. Default: the tabs of one person share one. */
  live?: { share?: boolean };
}

export interface RequestOptions {
  /** Ends the request; it then rejects with the signal's reason. */
  signal?: AbortSignal;
  /** Milliseconds each attempt of this request may take. */
  timeout?: number;
  /** Your own key for something that creates: a second call with it gives the first one's answer. */
  idempotencyKey?: string;
  /** The `version` you read. Behind: rejects with StaleVersionError and changes nothing. */
  ifMatch?: number;
  /** Whom this request is meant for. With the token of somebody else: rejects with AnotherPersonError, nothing is done. */
  ifPerson?: string | undefined;
}

interface Call {
  params?: Record<string, string> | undefined;
  query?: Record<string, unknown> | undefined;
  body?: unknown;
}

/** What goes with one request, beside what the contract knows of. */
interface Beside {
  token: Token;
  headers: Record<string, string | undefined>;
  signal: AbortSignal;
}

/** Seconds: who is asked to wait longer is told so, and not kept waiting. */
const longestPause = 30;
const retriable = new Set<number | undefined>([408, 429, 502, 503, 504]);

/** Sends requests: tokens, retries, idempotency keys, time-outs. The resources are made on it. */
export class Client<Ids extends OperationId> {
  readonly options: SupportOptions;
  readonly #operations: Record<Ids, Operation>;

  /** @param operations those that can be called on it: what is not named stays out of the bundle */
  constructor(options: SupportOptions, operations: Record<Ids, Operation>) {
    this.options = options;
    this.#operations = operations;
  }

  /** Calls one operation of the contract. */
  async call<Id extends Ids>(id: Id, input: InputOf<Id>, options: RequestOptions = {}): Promise<AnswerOf<Id>> {
    return (await this.#send(this.#operations[id], input as Call, options)) as AnswerOf<Id>;
  }

  /** Calls an operation that answers with pages. */
  pages<Id extends Ids>(id: Id, input: InputOf<Id>, options: RequestOptions = {}) {
    const { query, ...rest } = input as Call;
    return new Pages<ItemOf<Id>, PageOf<Id>>(
      (cursor) =>
        this.call(id, { ...rest, query: cursor ? { ...query, cursor } : query } as InputOf<Id>, options) as Promise<
          PageOf<Id>
        >,
    );
  }

  /** The token to send, if there is one. After a refusal: the next one. */
  async token(rejected: string | null): Promise<Token> {
    const { token } = this.options;
    return typeof token === 'function' ? token({ rejected }) : token;
  }

  /** Where the server is, without a slash at the end. Empty outside a page, as in Node: then it must be given. */
  get baseUrl(): string {
    const page = globalThis as { location?: { origin?: string } };
    return (this.options.baseUrl ?? page.location?.origin ?? '').replace(/\/+$/, '');
  }

  /** Opens one request, once: no retries, and the body of the answer is still to be read. */
  open(id: Ids, beside: Beside): Promise<Response> {
    return this.#fetch(this.#operations[id], {}, beside);
  }

  async #send(operation: Operation, call: Call, options: RequestOptions): Promise<unknown> {
    const { maxRetries = 2 } = this.options;
    // One key for all attempts, so that a retry after a lost answer creates nothing twice.
    const key = options.idempotencyKey ?? (operation.creates ? newIdempotencyKey() : undefined);
    // Whom it is for is known now; whose the token is, only when it is sent.
    const person = options.ifPerson ?? this.options.ifPerson?.();
    const repeatable = operation.method !== 'POST' || key !== undefined;
    let rejected: string | null = null;

    for (let attempt = 0; ; attempt++) {
      const token = await this.token(rejected);
      let failure: unknown;
      try {
        const { response, body } = await this.#attempt(operation, call, options, token, key, person);
        const answer = parse(body);
        // A page in its place, as of an app at a wrong `baseUrl`, is no success.
        if (response.ok && (answer || !body)) return answer;
        failure = toProblemError(response, body);
      } catch (error) {
        failure = error;
      }
      options.signal?.throwIfAborted();

      const { status, code, retryAfter } = failure instanceof ProblemError ? failure : ({} as Partial<ProblemError>);
      // Not for a wrong code or password: they would be tried twice.
      const isToken = status === 401 && !code?.startsWith('wrong_');
      if (isToken && token && rejected === null && typeof this.options.token === 'function') {
        rejected = token;
        attempt--;
        continue;
      }
      const passing =
        failure instanceof ConnectionError ||
        failure instanceof TimeoutError ||
        code === 'idempotency_in_flight' ||
        retriable.has(status);
      // A 429 did nothing, so even what must not be repeated may be sent again.
      const mayRepeat = repeatable || status === 429;
      if (attempt >= maxRetries || !passing || retryAfter! > longestPause || !mayRepeat) throw failure;
      await pause(delay(attempt, retryAfter), options.signal);
    }
  }

  async #attempt(
    operation: Operation,
    call: Call,
    options: RequestOptions,
    token: Token,
    key: string | undefined,
    person: string | undefined,
  ) {
    const timeout = AbortSignal.timeout(options.timeout ?? this.options.timeout ?? 15_000);
    const headers = {
      'idempotency-key': key,
      'if-support-person': person,
      'if-match': options.ifMatch === undefined ? undefined : `"${options.ifMatch}"`,
      'content-type': call.body === undefined ? undefined : 'application/json',
    };
    const signal = options.signal ? anySignal(options.signal, timeout) : timeout;
    try {
      const response = await this.#fetch(operation, call, { token, headers, signal });
      return { response, body: await response.text() };
    } catch (cause) {
      if (cause instanceof SupportError) throw cause;
      if (timeout.aborted) throw new TimeoutError('The server did not answer in time', { cause });
      throw new ConnectionError('The server cannot be reached', { cause });
    }
  }

  async #fetch(operation: Operation, { params = {}, query = {}, body }: Call, { token, headers, signal }: Beside) {
    const path = operation.path.replace(/\{(\w+)\}/g, (_, name) => encodeURIComponent(params[name] ?? ''));
    const search = String(new URLSearchParams(stated(query)));
    const sent = new Headers(this.options.headers);
    if (token) sent.set('authorization', `Bearer ${checked(token)}`);
    for (const [name, value] of stated(headers)) sent.set(name, value);

    const request = makeRequest(this.baseUrl + path + (search && `?${search}`), {
      method: operation.method,
      headers: sent,
      body: JSON.stringify(body),
      credentials: this.options.credentials,
      signal,
    });
    const response = await (this.options.fetch ? this.options.fetch(request) : fetch(request));
    const person = response.headers.get('support-person');
    if (token && person) {
      remember(this.options, this.baseUrl, token, person);
      tell(() => this.options.onPerson?.(person, token));
    }
    return response;
  }
}

/** By what they can call. */
export type CustomerClient = Client<CustomerOperationId>;
export type LiveClient = Client<LiveOperationId>;
export type StaffClient = Client<CustomerOperationId | StaffOperationId>;

const stated = (values: object): [string, string][] =>
  Object.entries(values).flatMap(([name, value]) => (value == null ? [] : [[name, String(value)]]));

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
function delay(attempt: number, asked: number | undefined): number {
  return asked ? asked * 1000 : 125 * 2 ** attempt * (1 + Math.random());
}

/** Waits; an abort ends it with the signal's reason. */
export function pause(milliseconds: number, signal?: AbortSignal): Promise<void> {
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

function makeRequest(url: string, init: RequestInit): Request {
  try {
    return new Request(url, init);
  } catch (cause) {
    throw new SupportError('`baseUrl` must be an absolute URL', { cause });
  }
}

/** A token that no header can hold is refused here, and not repeated in the message: it may be a secret. */
function checked(token: string): string {
  if (/^[\x21-\x7e]+$/.test(token)) return token;
  throw new SupportError('A token has no white space: is it a page?');
}
