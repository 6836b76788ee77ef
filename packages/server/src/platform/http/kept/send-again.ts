import type { HttpBindings } from '@hono/node-server';
import type { MiddlewareHandler } from 'hono';
import { LRUCache } from 'lru-cache';
import { Refusal } from '../../errors.js';
import { newId } from '../../new-id.js';
import { hasBody } from '../connection.js';
import { forwardedFor, networkOf, unknownNetwork } from '../network.js';
import { requestLimits, stateHeader } from '../rate-limit.js';
import type { App, Env, Http } from '../router.js';
import type { Again } from './again.js';
import { type Form, isKnown } from './kept-body.js';

/** The way past the router and all that stands around it, for an answer that goes out as it went out before. */
export interface ShortWay {
  /** The answer, if this way has it; undefined: the long way answers. */
  answer(request: Request, around: object | undefined): Response | Promise<Response | undefined> | undefined;
  /** Mounted on the long way, around everything: keeps what may be sent again. */
  remember: MiddlewareHandler<Env>;
}

/** An answer as it was sent: all that is the same for whoever asks for its address. */
interface Sent {
  again: Again;
  route: string;
  headers: Record<string, string>;
  /** Any page may read it. */
  isForAll: boolean;
  /** The headers with those of a form. */
  ofForms: WeakMap<Form, Record<'whole' | 'unchanged', Record<string, string>>>;
}

const mostSent = 2000;
const longestAddress = 500;

/** Of each sending by itself: its id, its count, its form, and which page may read it. */
const ownHeaders = new Set([
  'x-request-id',
  'ratelimit',
  'etag',
  'content-encoding',
  'content-length',
  'access-control-allow-origin',
]);

/**
 * Makes the short way of kept answers: the headers that one went out with by the long way, its body, and what each request has of its
 * own: an id, a line in the log, its place in the metrics and in its address's count. Whatever is not exactly that (a body to read, a
 * range, an origin not seen yet, nothing left of the count, the server stopping) goes the long way.
 */
export function createShortWay({ context, metrics, leaving }: App): ShortWay {
  const sent = new LRUCache<string, Sent>({ max: mostSent });
  /** Origins that were told that their pages may read. */
  const readers = new LRUCache<string, true>({ max: mostSent });

  function answer(request: Request, around: object | undefined) {
    const begun = performance.now();
    const headers = headersOf(request, around);
    const known = headers && !leaving.stopping.aborted ? sent.get(addressOf(request, headers)) : undefined;
    const body = known?.again.body();
    if (!headers || !known || !body) return undefined;
    const origin = headers('origin');
    if (origin !== undefined && !known.isForAll && !readers.get(origin)) return undefined;
    const form = body.formFor(headers('accept-encoding'));
    const isNew = !isKnown(headers('if-none-match'), form);
    const send = (ratelimit?: string): Response => {
      const own = { ...headersOfForm(known, form)[isNew ? 'whole' : 'unchanged'] };
      own['x-request-id'] = newId(context);
      if (ratelimit !== undefined) own['ratelimit'] = ratelimit;
      if (origin !== undefined && !known.isForAll) own['access-control-allow-origin'] = origin;
      const seconds = (performance.now() - begun) / 1000;
      const told = { method: 'GET', route: known.route, status: isNew ? 200 : 304 };
      metrics.answered(told.method, told.route, told.status, seconds);
      context.log.info({ request_id: own['x-request-id'], ...told, ms: Math.round(seconds * 1000) });
      return new Response(isNew ? form.bytes : null, { status: told.status, headers: own });
    };
    if (!known.again.isCounted) return send();
    const remote = (around as Partial<HttpBindings> | undefined)?.incoming?.socket.remoteAddress;
    const address = forwardedFor(headers('x-forwarded-for'), context.config.trustedProxies) ?? remote;
    return context.limiter.take(requestLimits.address, networkOf(address) ?? unknownNetwork).then(
      (state) => send(stateHeader('address', state)),
      // None is left: the long way says so.
      (error) => (error instanceof Refusal ? undefined : Promise.reject(error)),
    );
  }

  return {
    answer,
    remember: async (http, next) => {
      await next();
      const again = http.get('again');
      if (again && http.res.status === 200 && !http.res.headers.has('connection')) remember(http, again);
    },
  };

  function remember(http: Http, again: Again): void {
    const headers = headersOf(http.req.raw, http.env as object);
    if (!headers) return;
    const readable = http.res.headers.get('access-control-allow-origin');
    const origin = headers('origin');
    // What a page is told that may not read is not for those that may.
    if (origin !== undefined && readable !== origin && readable !== '*') return;
    if (origin !== undefined && readable === origin) readers.set(origin, true);
    const same: Record<string, string> = {};
    for (const [name, value] of http.res.headers) if (!ownHeaders.has(name)) same[name] = value;
    const isForAll = readable === '*';
    if (isForAll) same['access-control-allow-origin'] = '*';
    else if (origin !== undefined) same['access-control-allow-origin'] = '';
    if (again.isCounted) same['ratelimit'] = '';
    const address = addressOf(http.req.raw, headers);
    if (address.length > longestAddress) return;
    sent.set(address, { again, route: http.req.routePath, headers: same, isForAll, ofForms: new WeakMap() });
  }
}

type HeaderOf = (name: string) => string | undefined;

/** The headers of a request that the short way can answer; null: it cannot. */
function headersOf(request: Request, around: object | undefined): HeaderOf | null {
  if (request.method !== 'GET') return null;
  const { incoming } = (around ?? {}) as Partial<HttpBindings>;
  if (!incoming) return request.headers.has('range') ? null : (name) => request.headers.get(name) ?? undefined;
  const { headers, url = '' } = incoming;
  // Bytes beyond ASCII are refused, though an URL made of them looks as if they had been escaped.
  if (headers.range !== undefined || hasBody(incoming as never) || /[^\x21-\x7e]/.test(url)) return null;
  return (name) => headers[name] as string | undefined;
}

/** What an answer is known by: its path and query, and whether a page of another origin asks. */
function addressOf({ url }: Request, headers: HeaderOf): string {
  const path = url.slice(url.indexOf('/', 8));
  return headers('origin') === undefined ? path : `cross-origin ${path}`;
}

/** With a place for what each sending sets, so that a copy is all that it makes. */
function headersOfForm({ headers, ofForms }: Sent, form: Form): Record<'whole' | 'unchanged', Record<string, string>> {
  const known = ofForms.get(form);
  if (known) return known;
  const { encoding, bytes, etag } = form;
  const { 'content-type': type = '', ...others } = { ...headers, etag, 'x-request-id': '' };
  const whole = {
    ...others,
    'content-type': type,
    'content-length': String(bytes.length),
    ...(encoding !== 'identity' && { 'content-encoding': encoding }),
  };
  const made = { whole: quickToCopy(whole), unchanged: quickToCopy(others) };
  ofForms.set(form, made);
  return made;
}

/** V8 copies what JSON makes ten times as fast as an object that has been given a dozen names one by one: that one is a dictionary. */
const quickToCopy = (headers: Record<string, string>): Record<string, string> => JSON.parse(JSON.stringify(headers));
