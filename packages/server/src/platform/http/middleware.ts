import { getConnInfo } from '@hono/node-server/conninfo';
import { crossOriginOperations } from '@logishift/support-sdk/contract';
import type { MiddlewareHandler } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { cors } from 'hono/cors';
import { secureHeaders } from 'hono/secure-headers';
import type { Config } from '../config.js';
import { Refusal } from '../errors.js';
import type { Logger } from '../log.js';
import { newId } from '../new-id.js';
import { pathPattern } from './contract-path.js';
import type { Metrics } from './metrics.js';
import { networkOf } from './network.js';
import type { Env, Http } from './router.js';

/** Gives each request an id and the caller's address; logs and counts it when it is answered. */
export function observe(config: Config, log: Logger, metrics: Metrics): MiddlewareHandler<Env> {
  return async (http, next) => {
    const begun = performance.now();
    http.set('request_id', newId());
    http.set('address', networkOf(callerAddress(http, config.trustedProxies)));
    http.header('x-request-id', http.get('request_id'));
    await next();
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
function callerAddress(http: Http, trustedProxies: number): string {
  const forwarded =
    http.req
      .header('x-forwarded-for')
      ?.split(',')
      .map((part) => part.trim()) ?? [];
  if (trustedProxies > 0 && forwarded.length > 0) {
    return forwarded[Math.max(0, forwarded.length - trustedProxies)] ?? 'unknown';
  }
  try {
    return getConnInfo(http).remote.address ?? 'unknown';
  } catch {
    // Mounted without a socket, as in `app.request`.
    return 'unknown';
  }
}

/**
 * No request waits longer: a database that hangs costs a 503, not a connection. Once `stopping` is aborted, what is in
 * flight has `grace` left. Milliseconds.
 */
export function deadline(milliseconds: number, stopping: AbortSignal, grace: number): MiddlewareHandler<Env> {
  const waiting = new Set<() => void>();
  stopping.addEventListener('abort', () => {
    setTimeout(() => {
      for (const refuse of waiting) refuse();
    }, grace).unref();
  });
  return async (http, next) => {
    const over = new AbortController();
    http.set('over', over.signal);
    let refuse = () => {};
    const late = new Promise<never>((_, reject) => {
      refuse = () => {
        over.abort();
        reject(new Refusal('unavailable', 'This took too long. Try again shortly.', {}, 2));
      };
    });
    const timer = setTimeout(refuse, milliseconds);
    waiting.add(refuse);
    try {
      await Promise.race([next(), late]);
    } finally {
      clearTimeout(timer);
      waiting.delete(refuse);
    }
  };
}

export const limitBody = bodyLimit({
  maxSize: 256 * 1024,
  onError: () => {
    throw new Refusal('payload_too_large', 'Send at most 256 KB.');
  },
});

const corsPaths = Object.values(crossOriginOperations).map(({ path }) => pathPattern(path));

/** Customers' and public routes answer the hosts' origins; staff's only the console's, if it lives elsewhere. */
export function crossOrigin(config: Config, log: Logger): MiddlewareHandler<Env> {
  const told = new Set<string>();
  return cors({
    origin: (origin, http) => {
      if (origin === config.consoleOrigin) return origin;
      const open = corsPaths.some((path) => path.test(http.req.path));
      if (open && config.allowedOrigins.includes(origin)) return origin;
      if (open && origin && origin !== config.publicUrl && !told.has(origin) && told.size < 100) {
        told.add(origin);
        log.warn({ origin }, 'A page of an origin that is not in SUPPORT_ALLOWED_ORIGINS asked');
      }
      return null;
    },
    allowHeaders: ['authorization', 'content-type', 'idempotency-key', 'if-match', 'last-event-id'],
    allowMethods: ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'],
    exposeHeaders: [
      'date',
      'etag',
      'retry-after',
      'ratelimit',
      'ratelimit-policy',
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
  if (!http.res.headers.has('cache-control')) http.header('cache-control', 'no-store');
};
