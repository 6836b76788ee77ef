import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { serveStatic } from '@hono/node-server/serve-static';
import type { Hono } from 'hono';
import { secureHeaders } from 'hono/secure-headers';
import type { Env } from '../platform/http/router.js';
import { builtFiles, immutable } from './built-files.js';

/** The console, a single-page app, under a strict policy. */
export function mountConsole(router: Hono<Env>): void {
  const built = builtFiles('@logishift/support-console', 'dist');
  if (!built) return;
  const { root } = built;
  const page = readFileSync(join(root, 'index.html'), 'utf8');
  router.use(
    '/console/*',
    secureHeaders({
      contentSecurityPolicy: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'"],
        imgSrc: ["'self'", 'data:'],
        fontSrc: ["'self'"],
        connectSrc: ["'self'"],
        manifestSrc: ["'self'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
      },
      referrerPolicy: 'same-origin',
      xFrameOptions: 'DENY',
      strictTransportSecurity: false,
    }),
  );
  router.use('/console/assets/*', async (http, next) => {
    await next();
    if (http.res.ok) http.header('cache-control', immutable);
  });
  router.get('/console/assets/*', serveStatic({ root, rewriteRequestPath: (path) => path.replace('/console', '') }));
  router.get(
    '/console/:file{[^/]+\\.(?:svg|png|ico|webmanifest)}',
    serveStatic({ root, rewriteRequestPath: (path) => path.replace('/console', '') }),
  );
  // The router takes both forms for one, in `req.path` too: only that without the slash leads to the other.
  router.get('/console', (http, next) =>
    new URL(http.req.url).pathname === '/console' ? http.redirect('/console/') : next(),
  );
  router.get('/console/*', (http) => {
    // A missing asset is missing: the page in its place would be run as a script.
    if (http.req.path.startsWith('/console/assets/')) return http.notFound();
    http.header('cache-control', 'no-cache');
    return http.html(page);
  });
}
