import { getConnInfo } from '@hono/node-server/conninfo';
import { crossOriginOperations } from '@logishift/support-sdk/contract';
import type { MiddlewareHandler } from 'hono';
import { cors } from 'hono/cors';
import { isAllowedOrigin } from '../config/origins.js';
import type { Config } from '../config.js';
import type { Context } from '../context.js';
import { Refusal } from '../errors.js';
import type { Logger } from '../log.js';
import { newId } from '../new-id.js';
import { endConnection, messageOf } from './connection.js';
import { pathPattern } from './contract/contract-path.js';
import type { Metrics } from './metrics.js';
import { forwardedFor, networkOf, unknownNetwork } from './network.js';
import type { Env, Http } from './router.js';

/** Gives each request an id and the caller's address; logs and counts it, and ends its connection, when it is answered. */
export function observe(context: Context, metrics: Metrics, stopping: AbortSignal): MiddlewareHandler<Env> {
  const { config, log } = context;
  return async (http, next) => {
    const begun = performance.now();
    http.set('request_id', newId(context));
    http.set('address', networkOf(callerAddress(http, config.trustedProxies)) ?? unknownNetwork);
    http.header('x-request-id', http.get('request_id'));
    await next();
    withDefaults(http);
    endConnection(http, stopping);
    const seconds = (performance.now() - begun) / 1000;
    const route = http.req.routePath;
    metrics.answered(http.req.method, route, http.res.status, seconds);
    log.info({
      request_id: http.get('request_id'),
      method: http.req.method,
      route,
      status: http.res.status,
      ms: Math.round(seconds * 1000),
    });
  };
}

/** The socket's address, or the one that the trusted proxies in front of us wrote down. */
function callerAddress(http: Http, trustedProxies: number): string | undefined {
  const forwarded = forwardedFor(http.req.header('x-forwarded-for'), trustedProxies);
  if (forwarded !== undefined) return forwarded;
  try {
    return getConnInfo(http).remote.address;
  } catch {
    // Mounted without a socket, as in `app.request`.
    return undefined;
  }
}

// Pages bring a policy of their own; whatever has none is nothing to run or to frame.
const defaults = {
  'x-content-type-options': 'nosniff',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
};

// On the answer itself: `http.header` would make another one of it.
function withDefaults(http: Http): void {
  for (const [name, value] of Object.entries(defaults)) {
    if (!http.res.headers.has(name)) http.res.headers.set(name, value);
  }
}

/** An address is ASCII: bytes beyond it would be read in one charset and meant in another. */
export const refuseRawAddress: MiddlewareHandler<Env> = (http, next) => {
  const { url = '' } = messageOf(http)?.incoming ?? {};
  if (/[^\x21-\x7e]/.test(url)) throw new Refusal('bad_request', 'Percent-encode the address, as UTF-8.');
  return next();
};

const corsPaths = Object.values(crossOriginOperations).map(({ path }) => pathPattern(path));

// Headers are said before the answer is made: said afterwards, they make another of it, and stream its body from one into the other.

/** Customers' and public routes answer the hosts' origins; staff's only the console's, if it lives elsewhere. */
export function crossOrigin(config: Config, log: Logger): MiddlewareHandler<Env> {
  const told = new Set<string>();
  const mayAsk = (origin: string, path: string): boolean => {
    if (!origin) return false;
    if (origin === config.consoleOrigin) return true;
    const open = corsPaths.some((pattern) => pattern.test(path));
    if (open && isAllowedOrigin(config.allowedOrigins, origin)) return true;
    if (open && origin !== config.publicUrl && !told.has(origin) && told.size < 100) {
      told.add(origin);
      log.warn({ origin }, 'A page of an origin that is not in SUPPORT_ALLOWED_ORIGINS asked');
    }
    return false;
  };
  const credentials = config.consoleOrigin !== undefined;
  const ofQuestion = cors({
    origin: (origin, http) => (mayAsk(origin, http.req.path) ? origin : null),
    allowHeaders: [
      'authorization',
      'content-type',
      'idempotency-key',
      'if-match',
      'if-support-person',
      'last-event-id',
    ],
    allowMethods: ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'],
    exposeHeaders,
    credentials,
    maxAge: 600,
  });
  const exposed = exposeHeaders.join();
  return (http, next) => {
    if (http.req.method === 'OPTIONS') return ofQuestion(http, next);
    const origin = http.req.header('origin') ?? '';
    if (mayAsk(origin, http.req.path)) http.header('access-control-allow-origin', origin);
    if (credentials) http.header('access-control-allow-credentials', 'true');
    http.header('access-control-expose-headers', exposed);
    http.header('vary', 'Origin');
    return next();
  };
}

const exposeHeaders = [
  'date',
  'etag',
  'retry-after',
  'ratelimit',
  'ratelimit-policy',
  'support-person',
  'x-request-id',
  'idempotent-replayed',
];

const ofData = Object.entries({
  ...defaults,
  'cross-origin-resource-policy': 'cross-origin',
  'cross-origin-opener-policy': 'same-origin',
  'origin-agent-cluster': '?1',
  'referrer-policy': 'no-referrer',
  'x-dns-prefetch-control': 'off',
  'x-download-options': 'noopen',
  'x-frame-options': 'DENY',
  'x-permitted-cross-domain-policies': 'none',
  'x-xss-protection': '0',
});

/**
 * For answers that are data: nothing in them may be run, framed or sniffed. Pages bring a policy of their own. Whether the site is https
 * alone is for whoever runs the proxy in front to say.
 */
export const dataHeaders: MiddlewareHandler<Env> = (http, next) => {
  for (const [name, value] of ofData) http.header(name, value);
  return next();
};

/** Answers are somebody's own: no cache keeps them, unless a route says otherwise. */
export const keepPrivate: MiddlewareHandler<Env> = async (http, next) => {
  await next();
  if (!http.res.headers.has('cache-control')) http.res.headers.set('cache-control', 'no-store');
};
