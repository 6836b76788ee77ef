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
import { beginSaying, type Said, say, sayVary, sayWith } from './said.js';

/** Gives each request an id and the caller's address; logs and counts it, and ends its connection, when it is answered. */
export function observe(context: Context, metrics: Metrics, stopping: AbortSignal): MiddlewareHandler<Env> {
  const { config } = context;
  // Nothing secret is in these lines, and they are many: nothing need be looked for.
  const log = context.log.child({}, { redact: [] });
  return async (http, next) => {
    const begun = performance.now();
    const request_id = newId(context);
    http.set('request_id', request_id);
    beginSaying(http, saidOfAll(request_id));
    http.set('address', networkOf(callerAddress(http, config.trustedProxies)) ?? unknownNetwork);
    await next();
    sayWith(http);
    endConnection(http, stopping);
    const seconds = (performance.now() - begun) / 1000;
    const route = http.req.routePath;
    metrics.answered(http.req.method, route, http.res.status, seconds);
    log.info({
      request_id,
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
const nothing = "default-src 'none'; frame-ancestors 'none'";

// Written out: copied from others, and given more names, they would cost more than all else that is done here.
const saidOfAll = (request_id: string): Said => ({
  'x-content-type-options': 'nosniff',
  'content-security-policy': nothing,
  'x-request-id': request_id,
});

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
    if (mayAsk(origin, http.req.path)) say(http, 'access-control-allow-origin', origin);
    if (credentials) say(http, 'access-control-allow-credentials', 'true');
    say(http, 'access-control-expose-headers', exposed);
    sayVary(http, 'Origin');
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

const saidOfData = (request_id: string): Said => ({
  'x-content-type-options': 'nosniff',
  'content-security-policy': nothing,
  'x-request-id': request_id,
  'cross-origin-resource-policy': 'cross-origin',
  'cross-origin-opener-policy': 'same-origin',
  'origin-agent-cluster': '?1',
  'referrer-policy': 'no-referrer',
  'x-dns-prefetch-control': 'off',
  'x-download-options': 'noopen',
  'x-frame-options': 'DENY',
  'x-permitted-cross-domain-policies': 'none',
  'x-xss-protection': '0',
  // Answers are somebody's own: no cache keeps them, unless a route says otherwise.
  'cache-control': 'no-store',
});

/**
 * For answers that are data: nothing in them may be run, framed or sniffed. Pages bring a policy of their own. Whether the site is https
 * alone is for whoever runs the proxy in front to say.
 */
export const dataHeaders: MiddlewareHandler<Env> = (http, next) => {
  // A question of a browser's, whether it may ask, is answered by itself.
  if (http.req.method !== 'OPTIONS') beginSaying(http, saidOfData(http.get('request_id')));
  return next();
};
