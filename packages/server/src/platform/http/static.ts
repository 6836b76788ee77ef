import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { serveStatic } from '@hono/node-server/serve-static';
import type { Hono } from 'hono';
import { secureHeaders } from 'hono/secure-headers';
import type { Env } from './router.js';

const require = createRequire(import.meta.url);

/** Where a package of the workspace, or of node_modules, has its built files. Null: it is not installed or not built. */
function builtFiles(name: string, folder: string): string | null {
  try {
    const built = join(dirname(require.resolve(`${name}/package.json`)), folder);
    return existsSync(built) ? built : null;
  } catch {
    return null;
  }
}

const immutable = 'public, max-age=31536000, immutable';

/** `/widget.js` and its chunks, for every origin: module scripts need that. */
export function mountWidget(router: Hono<Env>): void {
  const root = builtFiles('@logishift/support-widget', 'dist/cdn');
  if (!root) return;
  router.on('GET', ['/widget.js', '/widget/*'], async (http, next) => {
    await next();
    http.header('access-control-allow-origin', '*');
    http.header('cross-origin-resource-policy', 'cross-origin');
    http.header('x-content-type-options', 'nosniff');
    if (http.res.ok) http.header('cache-control', http.req.path === '/widget.js' ? 'public, max-age=300' : immutable);
  });
  router.get('/widget.js', serveStatic({ root, path: 'widget.js' }));
  router.get('/widget/*', serveStatic({ root }));
}

/** The console, a single-page app, under a strict policy. */
export function mountConsole(router: Hono<Env>): void {
  const root = builtFiles('@logishift/support-console', 'dist');
  if (!root) return;
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
