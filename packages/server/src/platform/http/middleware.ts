import { getConnInfo } from '@hono/node-server/conninfo';
import { crossOriginOperations } from '@logishift/support-sdk/contract';
import type { MiddlewareHandler } from 'hono';
import { cors } from 'hono/cors';
import { secureHeaders } from 'hono/secure-headers';
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

/** Customers' and public routes answer the hosts' origins; staff's only the console's, if it lives elsewhere. */
export function crossOrigin(config: Config, log: Logger): MiddlewareHandler<Env> {
  const told = new Set<string>();
  return cors({
    origin: (origin, http) => {
      if (origin === config.consoleOrigin) return origin;
      const open = corsPaths.some((path) => path.test(http.req.path));
      if (open && isAllowedOrigin(config.allowedOrigins, origin)) return origin;
      if (open && origin && origin !== config.publicUrl && !told.has(origin) && told.size < 100) {
        told.add(origin);
        log.warn({ origin }, 'A page of an origin that is not in SUPPORT_ALLOWED_ORIGINS asked');
      }
      return null;
    },
    allowHeaders: [
      'authorization',
      'content-type',
      'idempotency-key',
      'if-match',
      'if-support-person',
      'last-event-id',
    ],
    allowMethods: ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'],
    exposeHeaders: [
      'date',
      'etag',
      'retry-after',
      'ratelimit',
      'ratelimit-policy',
      'support-person',
      'x-request-id',
      'idempotent-replayed',
    ],
    credentials: config.consoleOrigin !== undefined,
    maxAge: 600,
  });
}

/** For answers that are data: nothing in them may be run, framed or sniffed. Pages bring a policy of their own. */
export const dataHeaders = secureHeaders({
  contentSecurityPolicy: { defaultSrc: ["'none'"], frameAncestors: ["'none'"] },
  crossOriginResourcePolicy: 'cross-origin',
  referrerPolicy: 'no-referrer',
  xFrameOptions: 'DENY',
  // Whether the site is https alone is for whoever runs the proxy in front to say.
  strictTransportSecurity: false,
});

/** Answers are somebody's own: no cache keeps them, unless a route says otherwise. */
export const keepPrivate: MiddlewareHandler<Env> = async (http, next) => {
  await next();
  if (!http.res.headers.has('cache-control')) http.res.headers.set('cache-control', 'no-store');
};
